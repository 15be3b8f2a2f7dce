import numpy as np


def mse_loss(x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> float:
    """Mean of (w · x + b − y)². x: (B, D). y: (B,). w: (D,)."""
    raise NotImplementedError


def mse_gradients(x: np.ndarray, y: np.ndarray, w: np.ndarray, b: float) -> tuple[np.ndarray, float]:
    """Gradient of `mse_loss` by w, shape (D,), and by b, a number."""
    raise NotImplementedError


def fit(x: np.ndarray, y: np.ndarray, lr: float, steps: int) -> tuple[np.ndarray, float, list[float]]:
    """Gradient descent from zeros. x: (B, D). y: (B,). Returns (w, b, the steps + 1 losses)."""
    raise NotImplementedError
