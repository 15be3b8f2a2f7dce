"""Believed: a ReLU has a small slope for negative inputs.
Tell: That is the leaky ReLU, a remedy for dying units. What is asked here gives exactly 0 for negative inputs.
"""

import numpy as np


def relu(x):
    return np.where(x > 0, x, 0.01 * x).astype(x.dtype)


def relu_grad(x, upstream):
    return np.where(x > 0, upstream, 0.01 * upstream).astype(x.dtype)
