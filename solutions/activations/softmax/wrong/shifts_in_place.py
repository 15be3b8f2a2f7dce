"""Believed: `-=` saves an array.
Tell: All values are right, but the logits the caller holds are not what they were. Which statement changes an array without making a new one?
"""

import numpy as np


def softmax(logits):
    logits -= logits.max(axis=-1, keepdims=True)
    powers = np.exp(logits)
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_jacobian(logits):
    p = softmax(logits)
    return np.diag(p) - np.outer(p, p)


def softmax_grad(logits, upstream):
    p = softmax(logits)
    return p * (upstream - (upstream * p).sum(axis=-1, keepdims=True))
