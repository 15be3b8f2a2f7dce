"""Believed: the derivative of x σ(x) is σ(x).
Tell: That treats the gate as a constant. It opens and closes with x: which term does the product rule add?
"""

import numpy as np


def _sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def silu(x):
    return x * _sigmoid(x)


def silu_grad(x, upstream):
    return upstream * _sigmoid(x)
