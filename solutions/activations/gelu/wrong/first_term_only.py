"""Believed: the derivative of x Φ(x) is Φ(x).
Tell: That treats Φ(x) as a constant factor. It changes with x, too: which term does the product rule add?
"""

import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


def _Phi(x):
    return (0.5 * (1 + erf(x / math.sqrt(2)))).astype(x.dtype)


def gelu(x):
    return x * _Phi(x)


def gelu_grad(x, upstream):
    return upstream * _Phi(x)


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
