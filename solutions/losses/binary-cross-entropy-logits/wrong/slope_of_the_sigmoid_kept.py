"""Believed: the error p − y is multiplied by the sigmoid's slope on its way back.
Tell: That is the gradient of a squared error. With logarithms the slope p (1 − p) meets a denominator: which?
"""

import numpy as np


def binary_cross_entropy(logits, targets):
    softplus = np.maximum(logits, 0) + np.log1p(np.exp(-np.abs(logits)))
    return np.mean(softplus - targets * logits)


def binary_cross_entropy_grad(logits, targets):
    decay = np.exp(-np.abs(logits))
    p = np.where(logits >= 0, 1, decay) / (1 + decay)
    return (p - targets) * p * (1 - p) / logits.size
