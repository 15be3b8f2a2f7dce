import numpy as np


def hinge(scores: np.ndarray, labels: np.ndarray) -> float:
    """Mean binary hinge loss over all entries.

    scores: any shape, float32 or float64. labels: same shape, integers -1 or 1.
    """
    raise NotImplementedError


def hinge_grad(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Gradient of `hinge` with respect to `scores`: same shape, same dtype."""
    raise NotImplementedError


def multiclass_hinge(scores: np.ndarray, labels: np.ndarray) -> float:
    """Mean over the examples of the multi-class hinge loss, summed over the other classes.

    scores: (N, C), float32 or float64. labels: (N,), integers in 0 ... C - 1.
    """
    raise NotImplementedError


def multiclass_hinge_grad(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Gradient of `multiclass_hinge` with respect to `scores`: (N, C), same dtype."""
    raise NotImplementedError
