"""np.where, with early returns."""

import numpy as np


def dropout(x, p, noise, training=True):
    if p < 0 or p > 1:
        raise ValueError("dropout probability has to be between 0 and 1")
    if not training or p == 0:
        return x
    if p == 1:
        return np.zeros_like(x)
    return np.where(noise < p, 0, x / (1 - p)).astype(x.dtype)


def dropout_backward(upstream, p, noise, training=True):
    return dropout(upstream, p, noise, training)
