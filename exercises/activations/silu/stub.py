import numpy as np


def silu(x: np.ndarray) -> np.ndarray:
    """x times σ(x), elementwise: same shape, same dtype as `x` (float32 or float64)."""
    raise NotImplementedError


def silu_grad(x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """Gradient of the loss with respect to `x`, the input of the SiLU.

    upstream: gradient of the loss with respect to silu(x), in the shape and dtype of `x`.
    Returns an array of the same shape and dtype.
    """
    raise NotImplementedError
