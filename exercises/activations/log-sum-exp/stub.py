import numpy as np


def log_sum_exp(x: np.ndarray) -> np.ndarray:
    """Logarithm of the sum of exponentials over the last axis: (..., n) to (...), same dtype (float32 or float64).

    For a single vector, of shape (n,), a scalar of that dtype.
    """
    raise NotImplementedError


def log_sum_exp_grad(x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """Gradient of the loss with respect to `x`, of shape (..., n).

    upstream: (...), the gradient of the loss with respect to log_sum_exp(x); a scalar for a single vector.
    """
    raise NotImplementedError
