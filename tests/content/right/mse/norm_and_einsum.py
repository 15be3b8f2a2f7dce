"""The loss as an einsum over the error, the gradient scaled in place in a fresh array."""

import numpy as np


def _error(p, t):
    if list(p.shape) != list(t.shape):
        raise ValueError(f"cannot compare arrays of shape {p.shape} and {t.shape}")
    return p - t


def mse(predictions, targets):
    e = _error(predictions, targets)
    return float(np.einsum("...,...->...", e, e).sum() / e.size)


def mse_grad(predictions, targets):
    g = _error(predictions, targets)
    g += g
    g /= g.size
    return g
