"""Believed: e^x / (1 + e^x) is the same function, so it will do for all x.
Tell: On paper it is the same. What is e^1000 in floating point, and what is that divided by itself?
"""

import numpy as np


def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


def sigmoid_grad(x, upstream):
    s = sigmoid(x)
    return upstream * s * (1 - s)
