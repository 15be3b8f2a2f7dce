"""Believed: arrays with equally many entries belong together.
Tell: (5, 1) and (5,) hold equally many numbers, and so do (2, 3) and (3, 2). What should be compared instead of the number?
"""

import numpy as np


def _error(predictions, targets):
    if predictions.size != targets.size:
        raise ValueError(f"predictions have {predictions.size} entries and targets {targets.size}: sizes must match")
    return predictions - targets.reshape(predictions.shape)


def mse(predictions, targets):
    return np.mean(_error(predictions, targets) ** 2)


def mse_grad(predictions, targets):
    return 2 * _error(predictions, targets) / predictions.size
