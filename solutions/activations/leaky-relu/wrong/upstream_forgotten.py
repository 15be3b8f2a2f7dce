"""Believed: the gradient of a layer is the derivative of its function.
Tell: Your derivative is right. But a layer hands down the gradient of the loss: what arrives from above, and what does the chain rule do with it?
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


def leaky_relu_grad(x, upstream, slope=0.01):
    return np.where(x > 0, np.ones_like(x), x.dtype.type(slope))
