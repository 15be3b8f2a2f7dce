"""Believed: the gradient of a layer is the derivative of its function.
Tell: Your derivative is right. But a layer hands down the gradient of the loss: what arrives from above, and what does the chain rule do with it?
"""

import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


def _Phi(x):
    return (0.5 * (1 + erf(x / math.sqrt(2)))).astype(x.dtype)


def gelu(x):
    return x * _Phi(x)


def gelu_grad(x, upstream):
    return _Phi(x) + x * np.exp(-0.5 * x**2) / math.sqrt(2 * math.pi)


def gelu_tanh(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))
