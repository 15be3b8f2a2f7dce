"""Believed: the gradient of a layer is the derivative of its function.
Tell: Your derivative is right. But a layer hands down the gradient of the loss: what arrives from above, and what does the chain rule do with it?
"""

import numpy as np


def _sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def silu(x):
    return x * _sigmoid(x)


def silu_grad(x, upstream):
    s = _sigmoid(x)
    return s * (1 + x * (1 - s))
