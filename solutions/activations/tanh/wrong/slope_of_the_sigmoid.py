"""Believed: the derivative is t(1 − t), as for the sigmoid.
Tell: That is the sigmoid's rule. Tanh is steepest at 0, where t is 0: what does your rule give there?
"""

import numpy as np


def tanh(x):
    m = np.expm1(-2 * np.abs(x))
    return np.copysign(m / (2 + m), x)


def tanh_grad(x, upstream):
    t = tanh(x)
    return upstream * t * (1 - t)
