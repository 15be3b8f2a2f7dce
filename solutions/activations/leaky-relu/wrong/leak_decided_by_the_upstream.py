"""Believed: the backward pass applies the leaky ReLU to the gradient.
Tell: Which side of the kink a unit is on is a fact about its input. What passes back through it may have either sign.
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


def leaky_relu_grad(x, upstream, slope=0.01):
    return np.where(upstream > 0, upstream, slope * upstream)
