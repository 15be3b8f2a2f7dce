import numpy as np


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Logistic function, elementwise: same shape, same dtype as `x` (float32 or float64)."""
    raise NotImplementedError


def sigmoid_grad(x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """Gradient of the loss with respect to `x`, the input of the sigmoid.

    upstream: gradient of the loss with respect to sigmoid(x), in the shape and dtype of `x`.
    Returns an array of the same shape and dtype.
    """
    raise NotImplementedError
