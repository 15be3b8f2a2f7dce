"""Φ and φ from the standard library's normal distribution."""

from statistics import NormalDist

import numpy as np

NORMAL = NormalDist()


def _cdf(x):
    return np.array([NORMAL.cdf(value) for value in x.flat], dtype=x.dtype).reshape(x.shape)


def gelu(x):
    return _cdf(x) * x


def gelu_grad(x, upstream):
    density = np.array([NORMAL.pdf(value) for value in x.flat], dtype=x.dtype).reshape(x.shape)
    return (_cdf(x) + density * x) * upstream


def gelu_tanh(x):
    half = x / 2
    return half + half * np.tanh(np.sqrt(2 / np.pi).astype(x.dtype) * (x + x.dtype.type(0.044715) * x * x * x))
