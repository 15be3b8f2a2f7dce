"""Believed: the backward pass works with the activation, as for the sigmoid.
Tell: In the formula with σ and 1 − σ, σ is the sigmoid of x. What did you put in its place?
"""

import numpy as np


def _sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def silu(x):
    return x * _sigmoid(x)


def silu_grad(x, upstream):
    y = silu(x)
    return upstream * y * (1 - y)
