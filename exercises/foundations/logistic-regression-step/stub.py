import numpy as np


def bce_loss(x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> float:
    """Mean binary cross-entropy. x: (B, D). y: (B,), integers 0 or 1. w: (D,)."""
    raise NotImplementedError


def bce_gradients(x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> tuple[np.ndarray, float]:
    """Gradient of `bce_loss` by w, shape (D,), and by b, a number."""
    raise NotImplementedError


def logistic_step(x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float, lr: float) -> tuple[np.ndarray, float]:
    """(w, b) after one step of gradient descent on `bce_loss`."""
    raise NotImplementedError
