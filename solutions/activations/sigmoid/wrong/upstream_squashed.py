"""Believed: the backward pass applies the sigmoid's slope to the gradient that comes in.
Tell: The slope is taken at the wrong place. It belongs to the input of the sigmoid; the upstream gradient is only a factor.
"""

import numpy as np


def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def sigmoid_grad(x, upstream):
    s = sigmoid(upstream)
    return s * (1 - s)
