"""Believed: the gradient of a layer is the derivative of its function.
Tell: Your slope is right. But a layer hands down the gradient of the loss: what arrives from above, and what does the chain rule do with it?
"""

import numpy as np


def tanh(x):
    m = np.expm1(-2 * np.abs(x))
    return np.copysign(m / (2 + m), x)


def tanh_grad(x, upstream):
    return 1 - tanh(x) ** 2
