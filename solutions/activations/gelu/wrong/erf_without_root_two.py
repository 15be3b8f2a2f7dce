"""Believed: Φ(x) is ½ (1 + erf(x)).
Tell: The shape is right, but it rises too fast. Which variance has the distribution whose distribution function you have? What is the argument of erf for variance 1?
"""

import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


def _Phi(x):
    return (0.5 * (1 + erf(x))).astype(x.dtype)


def gelu(x):
    return x * _Phi(x)


def gelu_grad(x, upstream):
    return upstream * (_Phi(x) + x * np.exp(-(x**2)) / math.sqrt(math.pi))


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
