import numpy as np


def gelu(x: np.ndarray) -> np.ndarray:
    """Exact GELU, x · Φ(x) by erf, elementwise: same shape, same dtype as `x` (float32 or float64)."""
    raise NotImplementedError


def gelu_grad(x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """Gradient of the loss with respect to `x`, for the exact GELU.

    upstream: gradient of the loss with respect to gelu(x), in the shape and dtype of `x`.
    Returns an array of the same shape and dtype.
    """
    raise NotImplementedError


def gelu_tanh(x: np.ndarray) -> np.ndarray:
    """The tanh approximation of GELU, elementwise: same shape, same dtype as `x`."""
    raise NotImplementedError
