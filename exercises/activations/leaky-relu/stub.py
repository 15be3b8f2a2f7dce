import numpy as np


def leaky_relu(x: np.ndarray, slope: float = 0.01) -> np.ndarray:
    """Leaky ReLU, elementwise: same shape, same dtype as `x` (float32 or float64).

    slope: 0 or larger, the factor for negative inputs.
    """
    raise NotImplementedError


def leaky_relu_grad(x: np.ndarray, upstream: np.ndarray, slope: float = 0.01) -> np.ndarray:
    """Gradient of the loss with respect to `x`.

    upstream: gradient of the loss with respect to leaky_relu(x, slope), in the shape and dtype of `x`.
    Returns an array of the same shape and dtype.
    """
    raise NotImplementedError
