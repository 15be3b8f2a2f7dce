import numpy as np


def _sigmoid(x):
    decay = np.exp(-np.abs(x))  # cannot overflow
    return np.where(x >= 0, 1, decay) / (1 + decay)


def silu(x):
    return x * _sigmoid(x)


def silu_grad(x, upstream):
    s = _sigmoid(x)
    return upstream * s * (1 + x * (1 - s))
