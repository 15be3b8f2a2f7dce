"""Believed: the derivative is x times that of the sigmoid.
Tell: That is one term of the product rule. What does it give far to the right, where silu(x) is as good as x?
"""

import numpy as np


def _sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def silu(x):
    return x * _sigmoid(x)


def silu_grad(x, upstream):
    s = _sigmoid(x)
    return upstream * x * s * (1 - s)
