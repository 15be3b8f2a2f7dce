"""Believed: a constant array has no dtype to speak of.
Tell: The values are right, and a float32 network would turn into float64 at its first ReLU. What dtype does an array of zeros
or of Python floats have when nobody says?
"""

import numpy as np


def relu(x):
    return np.maximum(x, np.zeros(x.shape))


def relu_grad(x, upstream):
    slope = np.zeros(x.shape)
    slope[x > 0] = 1.0
    return upstream * slope
