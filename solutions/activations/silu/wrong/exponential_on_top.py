"""Believed: e^x / (1 + e^x) is as good a sigmoid as any.
Tell: On paper it is. What is e^1000 in floating point, and what is that divided by itself?
"""

import numpy as np


def _sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


def silu(x):
    return x * _sigmoid(x)


def silu_grad(x, upstream):
    s = _sigmoid(x)
    return upstream * s * (1 + x * (1 - s))
