import numpy as np


def cross_entropy(logits: np.ndarray, labels: np.ndarray, ignore_index: int = -100) -> float:
    """Mean cross-entropy over the examples whose label is not `ignore_index`.

    logits: (..., C), float32 or float64. labels: (...), integers in 0 ... C - 1, or `ignore_index`.
    """
    raise NotImplementedError


def cross_entropy_grad(logits: np.ndarray, labels: np.ndarray, ignore_index: int = -100) -> np.ndarray:
    """Gradient of `cross_entropy` with respect to `logits`: (..., C), same dtype."""
    raise NotImplementedError
