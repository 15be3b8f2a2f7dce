"""One number at a time, a branch for each sign."""

import math

import numpy as np


def _one(value):
    if value >= 0:
        return 1 / (1 + math.exp(-value))
    return math.exp(value) / (1 + math.exp(value))


def sigmoid(x):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        out[index] = _one(float(x[index]))
    return out


def sigmoid_grad(x, upstream):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        s = _one(float(x[index]))
        out[index] = s * (1 - s) * upstream[index]
    return out
