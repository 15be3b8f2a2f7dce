"""Believed: the mean divides by the number of rows.
Tell: For a flat batch you are right. With several labels per row, over how many entries is the mean taken?
"""

import numpy as np


def binary_cross_entropy(logits, targets):
    softplus = np.maximum(logits, 0) + np.log1p(np.exp(-np.abs(logits)))
    return np.sum(softplus - targets * logits) / len(logits)


def binary_cross_entropy_grad(logits, targets):
    decay = np.exp(-np.abs(logits))
    p = np.where(logits >= 0, 1, decay) / (1 + decay)
    return (p - targets) / len(logits)
