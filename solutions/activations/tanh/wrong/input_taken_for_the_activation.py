"""Believed: the derivative of tanh is 1 − x².
Tell: That is the rule for an activation, and `tanh_grad` is given the input. What has to be computed from it first?
"""

import numpy as np


def tanh(x):
    m = np.expm1(-2 * np.abs(x))
    return np.copysign(m / (2 + m), x)


def tanh_grad(x, upstream):
    return upstream * (1 - x**2)
