"""Believed: the derivative of a sigmoid is x(1 − x).
Tell: That is the rule for an activation, and `sigmoid_grad` is given the input. What has to be computed from it first?
"""

import numpy as np


def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def sigmoid_grad(x, upstream):
    return upstream * x * (1 - x)
