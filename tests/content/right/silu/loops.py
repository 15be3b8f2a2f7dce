"""One number at a time, a branch for each sign."""

import math

import numpy as np


def _sigmoid(value):
    return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))


def silu(x):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        out[index] = float(x[index]) * _sigmoid(float(x[index]))
    return out


def silu_grad(x, upstream):
    out = np.empty_like(x)
    for index in np.ndindex(x.shape):
        value = float(x[index])
        out[index] = upstream[index] * _sigmoid(value) * (1 + value * _sigmoid(-value))
    return out
