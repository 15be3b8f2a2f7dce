"""Believed: negative entries may be set to 0 where they stand.
Tell: The values are right, but the array the caller gave you is not what it was; the backward pass needs the old one. What could you write into instead?
"""

import numpy as np


def relu(x):
    x[x < 0] = 0
    return x


def relu_grad(x, upstream):
    return np.where(x > 0, upstream, 0)
