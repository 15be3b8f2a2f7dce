"""Believed: ReLU passes gradients through unchanged.
Tell: For positive inputs this is right. What happens to the output when a negative input changes a little?
"""

import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x, upstream):
    return upstream.copy()
