"""Believed: a vectorised function returns the type it is given.
Tell: The values are right, but float32 went in and float64 comes out. `math.erf` works with Python floats: what does the array of its results hold?
"""

import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


def _Phi(x):
    return 0.5 * (1 + erf(x / math.sqrt(2)))


def gelu(x):
    return x * _Phi(x)


def gelu_grad(x, upstream):
    return upstream * (_Phi(x) + x * np.exp(-0.5 * x**2) / math.sqrt(2 * math.pi))


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
