import numpy as np


def tanh(x: np.ndarray) -> np.ndarray:
    """Hyperbolic tangent, elementwise: same shape, same dtype as `x` (float32 or float64)."""
    raise NotImplementedError


def tanh_grad(x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """Gradient of the loss with respect to `x`, the input of the tanh.

    upstream: gradient of the loss with respect to tanh(x), in the shape and dtype of `x`.
    Returns an array of the same shape and dtype.
    """
    raise NotImplementedError
