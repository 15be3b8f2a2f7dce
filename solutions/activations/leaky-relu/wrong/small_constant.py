"""Believed: a leaky ReLU gives a small constant for negative inputs.
Tell: A constant has no slope, and no slope means no gradient to recover by. What should be small on the negative side?
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, x.dtype.type(-slope))


def leaky_relu_grad(x, upstream, slope=0.01):
    return np.where(x > 0, upstream, slope * upstream)
