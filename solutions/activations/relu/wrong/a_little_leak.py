"""Believed: a ReLU lets one per cent of a negative input through.
Tell: That is the leaky ReLU, a remedy for dying units. The plain one has slope 0 on the whole left-hand side.
"""

import numpy as np


def relu(x):
    return np.where(x < 0, 0.01 * x, x)


def relu_grad(x, upstream):
    return np.where(x < 0, 0.01 * upstream, upstream)
