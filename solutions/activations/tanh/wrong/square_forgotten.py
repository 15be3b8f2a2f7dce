"""Believed: the derivative is 1 − tanh(x).
Tell: For positive inputs it looks plausible. But tanh is odd, so its slope is the same at x and −x: is yours?
"""

import numpy as np


def tanh(x):
    m = np.expm1(-2 * np.abs(x))
    return np.copysign(m / (2 + m), x)


def tanh_grad(x, upstream):
    return upstream * (1 - tanh(x))
