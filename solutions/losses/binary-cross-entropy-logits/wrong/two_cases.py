"""Believed: the target is 1 or it is 0.
Tell: With hard targets you are right. What do your two cases make of a target of 0.9?
"""

import numpy as np


def binary_cross_entropy(logits, targets):
    signed = np.where(targets == 1, -logits, logits)
    return np.mean(np.maximum(signed, 0) + np.log1p(np.exp(-np.abs(signed))))


def binary_cross_entropy_grad(logits, targets):
    decay = np.exp(-np.abs(logits))
    p = np.where(logits >= 0, 1, decay) / (1 + decay)
    return (p - (targets == 1)).astype(logits.dtype) / logits.size
