"""One number at a time, halfway between the slopes at zero."""

import numpy as np


def leaky_relu(x, slope=0.01):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        out[index] = x[index] if x[index] > 0 else slope * x[index]
    return out


def leaky_relu_grad(x, upstream, slope=0.01):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        value = x[index]
        factor = 1.0 if value > 0 else slope if value < 0 else (1 + slope) / 2
        out[index] = factor * upstream[index]
    return out
