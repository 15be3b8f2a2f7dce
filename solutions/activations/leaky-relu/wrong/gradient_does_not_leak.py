"""Believed: the backward pass is that of a ReLU.
Tell: Forward it leaks, backward it does not, and the unit stays dead. What is the derivative of slope · x?
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


def leaky_relu_grad(x, upstream, slope=0.01):
    return np.where(x > 0, upstream, 0)
