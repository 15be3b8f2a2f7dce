"""Believed: p² − 2pt + t² is the same as (p − t)².
Tell: On paper it is. Around 10⁸ the squares are 10¹⁶: what does the 16th digit of them say about a difference of 1?
"""

import numpy as np


def _check(predictions, targets):
    if predictions.shape != targets.shape:
        raise ValueError(f"predictions have shape {predictions.shape}, targets {targets.shape}; they must be equal")


def mse(predictions, targets):
    _check(predictions, targets)
    return np.mean(predictions**2) - 2 * np.mean(predictions * targets) + np.mean(targets**2)


def mse_grad(predictions, targets):
    _check(predictions, targets)
    return 2 * (predictions - targets) / predictions.size
