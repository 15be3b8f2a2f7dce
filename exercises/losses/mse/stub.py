import numpy as np


def mse(predictions: np.ndarray, targets: np.ndarray) -> float:
    """Mean squared error over all entries.

    predictions, targets: the same shape and dtype (float32 or float64). Raises ValueError where the shapes differ.
    """
    raise NotImplementedError


def mse_grad(predictions: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Gradient of `mse` with respect to `predictions`: same shape, same dtype. Raises ValueError like `mse`."""
    raise NotImplementedError
