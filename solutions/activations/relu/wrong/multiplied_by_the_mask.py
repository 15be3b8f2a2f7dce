"""Believed: x times a mask of zeros and ones is max(0, x).
Tell: For finite numbers it is. One input is −inf: what is 0 · ∞ in floating point?
"""

import numpy as np


def relu(x):
    return x * (x > 0)


def relu_grad(x, upstream):
    return upstream * (x > 0)
