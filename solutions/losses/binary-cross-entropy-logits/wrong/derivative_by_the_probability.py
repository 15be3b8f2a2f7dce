"""Believed: the gradient is (p − y) / (p (1 − p)).
Tell: That is the derivative by p. It is asked for by the logit: what is dp/dz, and what does it cancel with?
"""

import numpy as np


def binary_cross_entropy(logits, targets):
    softplus = np.maximum(logits, 0) + np.log1p(np.exp(-np.abs(logits)))
    return np.mean(softplus - targets * logits)


def binary_cross_entropy_grad(logits, targets):
    decay = np.exp(-np.abs(logits))
    p = np.where(logits >= 0, 1, decay) / (1 + decay)
    return (p - targets) / (p * (1 - p)) / logits.size
