"""Believed: all entries of the array are one distribution.
Tell: For a single vector you are right. In a batch each row is a distribution of its own: over which axis do you add?
"""

import numpy as np


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum()


def softmax_jacobian(logits):
    p = softmax(logits)
    return np.diag(p) - np.outer(p, p)


def softmax_grad(logits, upstream):
    p = softmax(logits)
    return p * (upstream - (upstream * p).sum(axis=-1, keepdims=True))
