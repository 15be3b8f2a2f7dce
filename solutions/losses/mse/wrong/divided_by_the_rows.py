"""Believed: the mean divides by the number of examples.
Tell: For flat arrays you are right. With several outputs per example, over how many entries does the question average?
"""

import numpy as np


def _error(predictions, targets):
    if predictions.shape != targets.shape:
        raise ValueError(f"predictions have shape {predictions.shape}, targets {targets.shape}; they must be equal")
    return predictions - targets


def mse(predictions, targets):
    return np.sum(_error(predictions, targets) ** 2) / len(predictions)


def mse_grad(predictions, targets):
    return 2 * _error(predictions, targets) / len(predictions)
