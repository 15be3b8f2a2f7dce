import numpy as np


def predict(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """1 where w · x + b > 0, else 0. x: (B, D). w: (D,). Returns (B,), int64."""
    raise NotImplementedError


def perceptron_step(x: np.ndarray, y: int, w: np.ndarray, b: float, lr: float) -> tuple[np.ndarray, float]:
    """One step on one example. x: (D,). y: 0 or 1. w: (D,). Returns the new (w, b)."""
    raise NotImplementedError


def train(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float, lr: float, max_epochs: int
) -> tuple[np.ndarray, float, list[int]]:
    """Epochs of steps in the order given, until one has no mistake or max_epochs are done.

    x: (B, D). y: (B,), integers 0 or 1. w: (D,). Returns (w, b, mistakes of each epoch).
    """
    raise NotImplementedError
