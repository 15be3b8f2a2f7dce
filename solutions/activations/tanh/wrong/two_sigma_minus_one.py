"""Believed: tanh is the sigmoid stretched to (−1, 1), 2σ(x) − 1.
Tell: Range and shape are right, but it rises only half as fast. What is the slope of tanh at 0, and what is yours?
"""

import numpy as np


def tanh(x):
    m = np.expm1(-np.abs(x))
    return np.copysign(m / (2 + m), x)


def tanh_grad(x, upstream):
    return upstream * 0.5 * (1 - tanh(x) ** 2)
