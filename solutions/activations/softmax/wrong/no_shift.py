"""Believed: the formula can be typed in as it stands.
Tell: Everything is right until the logits grow. What is e^1000 in floating point, and what is that divided by itself?
"""

import numpy as np


def softmax(logits):
    powers = np.exp(logits)
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_jacobian(logits):
    p = softmax(logits)
    return np.diag(p) - np.outer(p, p)


def softmax_grad(logits, upstream):
    p = softmax(logits)
    return p * (upstream - (upstream * p).sum(axis=-1, keepdims=True))
