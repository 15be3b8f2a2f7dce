"""Believed: x σ(1.702 x) is the approximation everybody uses.
Tell: That is one of the paper's two approximations, the coarser one. The question asks for the one with tanh and a cubic term.
"""

import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


def _Phi(x):
    return (0.5 * (1 + erf(x / math.sqrt(2)))).astype(x.dtype)


def gelu(x):
    return x * _Phi(x)


def gelu_grad(x, upstream):
    return upstream * (_Phi(x) + x * np.exp(-0.5 * x**2) / math.sqrt(2 * math.pi))


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(0.851 * x))
