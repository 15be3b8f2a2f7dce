"""The squared norm as a dot product of the flat error with itself."""

import numpy as np


def _flat(predictions, targets):
    if np.shape(predictions) != np.shape(targets):
        raise ValueError("predictions and targets must have the same shape")
    return np.subtract(predictions, targets).reshape(-1)


def mse(predictions, targets):
    e = _flat(predictions, targets)
    return e @ e / len(e)


def mse_grad(predictions, targets):
    e = _flat(predictions, targets)
    return (e * (2 / len(e))).reshape(predictions.shape).astype(predictions.dtype)
