"""Believed: the gradient of a layer is the derivative of its function.
Tell: Your derivative is right. But a layer hands down the gradient of the loss: what arrives from above, and what does the chain rule do with it?
"""

import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x, upstream):
    return np.where(x > 0, np.ones_like(x), 0)
