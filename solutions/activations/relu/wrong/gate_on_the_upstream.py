"""Believed: the backward pass applies ReLU to the gradient.
Tell: Negative gradients are lost. The gate is opened by the input, and what passes through it may have either sign.
"""

import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x, upstream):
    return np.maximum(upstream, 0) * (x > 0)
