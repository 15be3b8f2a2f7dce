"""One number at a time, with math.expm1 and a branch for the sign."""

import math

import numpy as np


def _one(value):
    m = math.expm1(-2 * abs(value))
    size = -m / (2 + m)
    return size if value > 0 else -size


def tanh(x):
    out = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        out[index] = _one(float(x[index]))
    return out


def tanh_grad(x, upstream):
    out = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        out[index] = upstream[index] * (1 - _one(float(x[index])) ** 2)
    return out
