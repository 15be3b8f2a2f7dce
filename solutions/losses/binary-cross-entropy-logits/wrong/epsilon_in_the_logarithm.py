"""Believed: a small number added to the probability makes the logarithm safe.
Tell: No `nan` any more. But how much does a sure mistake cost now, however large its logit is? Which formula needs no such number?
"""

import numpy as np


def _sigmoid(z):
    decay = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, decay) / (1 + decay)


def binary_cross_entropy(logits, targets):
    p = _sigmoid(logits)
    return np.mean(-targets * np.log(p + 1e-12) - (1 - targets) * np.log(1 - p + 1e-12))


def binary_cross_entropy_grad(logits, targets):
    return (_sigmoid(logits) - targets) / logits.size
