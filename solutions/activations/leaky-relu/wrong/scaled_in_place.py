"""Believed: negative entries may be scaled where they stand.
Tell: The values are right, but the array the caller gave you is not what it was. What could you write into instead?
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x[x < 0] *= slope
    return x


def leaky_relu_grad(x, upstream, slope=0.01):
    return np.where(x > 0, upstream, slope * upstream)
