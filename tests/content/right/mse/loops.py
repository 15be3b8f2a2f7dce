"""One entry at a time."""

import numpy as np


def _check(p, t):
    if p.shape != t.shape:
        raise ValueError("shape mismatch: %s and %s" % (p.shape, t.shape))


def mse(predictions, targets):
    _check(predictions, targets)
    total = 0.0
    for p, t in zip(predictions.ravel().tolist(), targets.ravel().tolist()):
        total += (p - t) * (p - t)
    return total / predictions.size


def mse_grad(predictions, targets):
    _check(predictions, targets)
    out = np.empty_like(predictions)
    for index in np.ndindex(predictions.shape):
        out[index] = (predictions[index] - targets[index]) * 2 / predictions.size
    return out
