"""Believed: an array filled one number at a time has the type of what is put in.
Tell: The values are right, but float32 went in and float64 comes out. What dtype does `np.empty(shape)` have?
"""

import numpy as np


def sigmoid(x):
    decay = np.exp(-np.abs(x))
    out = np.empty(x.shape)
    out[...] = np.where(x >= 0, 1, decay) / (1 + decay)
    return out


def sigmoid_grad(x, upstream):
    s = sigmoid(x)
    return upstream * s * (1 - s)
