"""Believed: `*=` saves an array.
Tell: The values are right, but the input the caller holds is not what it was, and the backward pass needs it. Which statement changes an array without making a new one?
"""

import numpy as np


def _sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def silu(x):
    x *= _sigmoid(x)
    return x


def silu_grad(x, upstream):
    s = _sigmoid(x)
    return upstream * s * (1 + x * (1 - s))
