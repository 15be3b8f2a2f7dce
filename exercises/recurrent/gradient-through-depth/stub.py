import numpy as np


def gradient_norms(states: np.ndarray, Wh: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """Norms of ∂L/∂h₁ … ∂L/∂h_T, (T,). states: (T, N, H), time first; Wh: (H, H), [new, old]; upstream: (N, H)."""
    raise NotImplementedError


def step_bound(states: np.ndarray, Wh: np.ndarray) -> np.ndarray:
    """By how much at most each step multiplies the norm: largest singular value of Wh times largest slope, (T − 1,)."""
    raise NotImplementedError
