"""Believed: the two terms are σ(x) and σ′(x).
Tell: Both terms of the product rule are there, but one of them lost a factor. What is the slope at 0, and what is yours?
"""

import numpy as np


def _sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def silu(x):
    return x * _sigmoid(x)


def silu_grad(x, upstream):
    s = _sigmoid(x)
    return upstream * (s + s * (1 - s))
