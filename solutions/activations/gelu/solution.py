import math

import numpy as np

erf = np.vectorize(math.erf, otypes=[np.float64])


def _Phi(x):
    """Standard normal distribution function, in the dtype of x."""
    return (0.5 * (1 + erf(x / math.sqrt(2)))).astype(x.dtype)


def gelu(x):
    return x * _Phi(x)


def gelu_grad(x, upstream):
    density = np.exp(-0.5 * x**2) / math.sqrt(2 * math.pi)  # φ = Φ′
    return upstream * (_Phi(x) + x * density)


def gelu_tanh(x):
    inner = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
    return 0.5 * x * (1 + np.tanh(inner))
