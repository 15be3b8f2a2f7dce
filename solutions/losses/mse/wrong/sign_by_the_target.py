"""Believed: the error is target minus prediction, so its gradient is twice that.
Tell: Squared, the order makes no difference. In the gradient it does: if a prediction is too large, does the loss grow or fall when it grows further?
"""

import numpy as np


def _error(predictions, targets):
    if predictions.shape != targets.shape:
        raise ValueError(f"predictions have shape {predictions.shape}, targets {targets.shape}; they must be equal")
    return targets - predictions


def mse(predictions, targets):
    return np.mean(_error(predictions, targets) ** 2)


def mse_grad(predictions, targets):
    return 2 * _error(predictions, targets) / predictions.size
