"""Selects by x < 0 so that nan passes; negative zeros come back from the products."""

import numpy as np


def relu(x: np.ndarray) -> np.ndarray:
    return np.where(x < 0, x.dtype.type(-0.0), x)


def relu_grad(x: np.ndarray, upstream: np.ndarray) -> np.ndarray:
    slope = np.where(x < 0, 0, 1).astype(upstream.dtype)
    return np.einsum("...,...->...", slope, upstream)
