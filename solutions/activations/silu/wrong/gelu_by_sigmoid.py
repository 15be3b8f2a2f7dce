"""Believed: SiLU is x σ(1.702 x).
Tell: That is an approximation of GELU. Which β does SiLU have?
"""

import numpy as np


def _sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def silu(x):
    return x * _sigmoid(1.702 * x)


def silu_grad(x, upstream):
    s = _sigmoid(1.702 * x)
    return upstream * s * (1 + 1.702 * x * (1 - s))
