"""Believed: a mask of 1.0 and the slope has the type of x.
Tell: The values are right, but float32 went in and float64 comes out. What dtype does `np.where` give when it chooses between two Python floats?
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    return np.where(x > 0, 1.0, slope) * x


def leaky_relu_grad(x, upstream, slope=0.01):
    return np.where(x > 0, 1.0, slope) * upstream
