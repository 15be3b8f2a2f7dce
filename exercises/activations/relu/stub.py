import numpy as np


def relu(x: np.ndarray) -> np.ndarray:
    """max(0, x) element by element; nan stays nan.

    x: one or more axes of any length, float32 or float64. Returns the same shape and dtype.
    """
    raise NotImplementedError


def relu_grad(x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    """∂L/∂x for y = relu(x), given upstream = ∂L/∂y.

    x, upstream: the same shape and dtype. Returns that shape and dtype.
    Where x is 0, any slope from 0 to 1 may be taken.
    """
    raise NotImplementedError
