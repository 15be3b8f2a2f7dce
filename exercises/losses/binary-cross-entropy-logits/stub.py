import numpy as np


def binary_cross_entropy(logits: np.ndarray, targets: np.ndarray) -> float:
    """Mean binary cross-entropy over all entries.

    logits: any shape, float32 or float64. targets: same shape and dtype, numbers in [0, 1].
    """
    raise NotImplementedError


def binary_cross_entropy_grad(logits: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Gradient of `binary_cross_entropy` with respect to `logits`: same shape, same dtype."""
    raise NotImplementedError
