"""Believed: the gradient is twice the error.
Tell: For one entry it is. The loss is a mean: by how much does it change when one entry of many changes a little?
"""

import numpy as np


def _error(predictions, targets):
    if predictions.shape != targets.shape:
        raise ValueError(f"predictions have shape {predictions.shape}, targets {targets.shape}; they must be equal")
    return predictions - targets


def mse(predictions, targets):
    return np.mean(_error(predictions, targets) ** 2)


def mse_grad(predictions, targets):
    return 2 * _error(predictions, targets)
