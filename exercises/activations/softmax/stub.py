import numpy as np


def softmax(logits: np.ndarray) -> np.ndarray:
    """Softmax over the last axis: (..., n) to (..., n), same dtype (float32 or float64)."""
    raise NotImplementedError


def softmax_jacobian(logits: np.ndarray) -> np.ndarray:
    """Jacobian of the softmax of one vector: (n,) to (n, n), J[i, j] = ∂ softmax_i / ∂ logits_j."""
    raise NotImplementedError


def softmax_grad(logits: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """Gradient of the loss with respect to `logits`.

    upstream: (..., n), the gradient of the loss with respect to softmax(logits). Returns (..., n).
    """
    raise NotImplementedError
