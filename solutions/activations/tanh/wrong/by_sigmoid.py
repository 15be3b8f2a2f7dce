"""Believed: 2σ(2x) − 1 is equal on paper, so it is in floating point.
Tell: Large inputs are right. For tiny ones σ is close to a half: what does subtracting 1 leave of the digits of x?
"""

import numpy as np


def tanh(x):
    decay = np.exp(-2 * np.abs(x))
    return 2 * np.where(x >= 0, 1, decay) / (1 + decay) - 1


def tanh_grad(x, upstream):
    return upstream * (1 - tanh(x) ** 2)
