"""Believed: log(sigmoid(z)) is as good as log-sigmoid.
Tell: Everything is right until the logits grow. What does σ(50) round to, and what is the logarithm of 1 minus that?
"""

import numpy as np


def _sigmoid(z):
    decay = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, decay) / (1 + decay)


def binary_cross_entropy(logits, targets):
    p = _sigmoid(logits)
    return np.mean(-targets * np.log(p) - (1 - targets) * np.log(1 - p))


def binary_cross_entropy_grad(logits, targets):
    return (_sigmoid(logits) - targets) / logits.size
