"""Believed: the gradient of a ReLU is its slope, 0 or 1.
Tell: You return the local slope. The chain rule has a second factor, and it is the other argument of the function.
"""

import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x, upstream):
    return (x > 0).astype(x.dtype)
