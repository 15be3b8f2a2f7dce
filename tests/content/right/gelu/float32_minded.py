"""All constants in the dtype of x, math.erf from a list comprehension."""

import math

import numpy as np


def _erf(x):
    return np.fromiter((math.erf(v) for v in x.ravel()), dtype=x.dtype, count=x.size).reshape(x.shape)


def gelu(x):
    half, root = x.dtype.type(0.5), x.dtype.type(math.sqrt(0.5))
    return half * x * (1 + _erf(x * root))


def gelu_grad(x, upstream):
    half, root = x.dtype.type(0.5), x.dtype.type(math.sqrt(0.5))
    norm = x.dtype.type(1 / math.sqrt(2 * math.pi))
    return (half * (1 + _erf(x * root)) + x * norm * np.exp(-half * x * x)) * upstream


def gelu_tanh(x):
    c = x.dtype.type(math.sqrt(2 / math.pi))
    return x.dtype.type(0.5) * x * (1 + np.tanh(c * x * (1 + x.dtype.type(0.044715) * np.square(x))))
