"""One value at a time."""

import numpy as np


def dropout(x, p, noise, training):
    if not 0 <= p <= 1:
        raise ValueError(f"p must lie in [0, 1]: {p}")
    out = x.copy()
    if training:
        for index in np.ndindex(x.shape):
            out[index] = 0 if noise[index] < p else x[index] / (1 - p)
    return out


def dropout_backward(upstream, p, noise, training):
    grad = np.zeros_like(upstream)
    for index in np.ndindex(upstream.shape):
        if not training:
            grad[index] = upstream[index]
        elif noise[index] >= p:
            grad[index] = upstream[index] / (1 - p)
    return grad
