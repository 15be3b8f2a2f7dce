"""Believed: the classes stand in the first axis.
Tell: A square batch shows no error in the shape, but the columns add up to 1 instead of the rows. Which axis holds the classes?
"""

import numpy as np


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=0, keepdims=True))
    return powers / powers.sum(axis=0, keepdims=True)


def softmax_jacobian(logits):
    p = softmax(logits)
    return np.diag(p) - np.outer(p, p)


def softmax_grad(logits, upstream):
    p = softmax(logits)
    return p * (upstream - (upstream * p).sum(axis=0, keepdims=True))
