"""Believed: the formula with tanh is the GELU.
Tell: It is an approximation, right to three digits. The exact one is asked for under the name `gelu`: which function of the standard library gives Φ?
"""

import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


def gelu(x):
    return gelu_tanh(x)


def gelu_grad(x, upstream):
    Phi = (0.5 * (1 + erf(x / math.sqrt(2)))).astype(x.dtype)
    return upstream * (Phi + x * np.exp(-0.5 * x**2) / math.sqrt(2 * math.pi))


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
