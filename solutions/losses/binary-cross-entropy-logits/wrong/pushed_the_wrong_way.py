"""Believed: the gradient is y − p.
Tell: That is the direction to step in. The gradient points the other way: for a target of 1, does the loss grow or fall with the logit?
"""

import numpy as np


def binary_cross_entropy(logits, targets):
    softplus = np.maximum(logits, 0) + np.log1p(np.exp(-np.abs(logits)))
    return np.mean(softplus - targets * logits)


def binary_cross_entropy_grad(logits, targets):
    decay = np.exp(-np.abs(logits))
    p = np.where(logits >= 0, 1, decay) / (1 + decay)
    return (targets - p) / logits.size
