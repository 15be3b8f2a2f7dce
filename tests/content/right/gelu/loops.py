"""One number at a time, Φ by the complementary error function, the other one as x σ(2u)."""

import math

import numpy as np


def _each(function, *arrays):
    out = np.empty_like(arrays[0])
    for index in np.ndindex(out.shape):
        out[index] = function(*(float(array[index]) for array in arrays))
    return out


def _Phi(value):
    return math.erfc(-value / math.sqrt(2)) / 2


def _slope(value, above):
    return above * (_Phi(value) + value * math.exp(-value * value / 2) / math.sqrt(2 * math.pi))


def _approximate(value):
    u = 2 * math.sqrt(2 / math.pi) * value * (1 + 0.044715 * value * value)
    return value / (1 + math.exp(-u)) if u > -700 else 0.0


def gelu(x):
    return _each(lambda value: value * _Phi(value), x)


def gelu_grad(x, upstream):
    return _each(_slope, x, upstream)


def gelu_tanh(x):
    return _each(_approximate, x)
