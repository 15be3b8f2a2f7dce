"""The positive part plus the slope times the negative part; at zero the subgradient 1."""

import numpy as np


def leaky_relu(x, slope=0.01):
    return np.maximum(x, 0) + slope * np.minimum(x, 0)


def leaky_relu_grad(x, upstream, slope=0.01):
    factor = np.full_like(x, slope)
    factor[x >= 0] = 1
    return factor * upstream
