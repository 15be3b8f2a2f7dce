"""Believed: zeros are zeros, whatever their type.
Tell: The values are right, but float32 went in and float64 comes out. What dtype has the array of zeros that you choose from?
"""

import numpy as np


def relu(x):
    return np.where(x > 0, x, np.zeros(x.shape))


def relu_grad(x, upstream):
    return np.where(x > 0, upstream, np.zeros(x.shape))
