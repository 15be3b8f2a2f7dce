"""Believed: the slope of a leaky ReLU is 0.01.
Tell: Without an argument you are right. What happens to the slope that a caller passes?
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, x * 0.01)


def leaky_relu_grad(x, upstream, slope=0.01):
    return np.where(x > 0, upstream, upstream * 0.01)
