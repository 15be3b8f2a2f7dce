"""Believed: subtracting the largest logit makes every row safe.
Tell: The largest logit of which row? Look at a row that lies far below the others: what is left of its exponentials?
"""

import numpy as np


def softmax(logits):
    powers = np.exp(logits - logits.max())
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_jacobian(logits):
    p = softmax(logits)
    return np.diag(p) - np.outer(p, p)


def softmax_grad(logits, upstream):
    p = softmax(logits)
    return p * (upstream - (upstream * p).sum(axis=-1, keepdims=True))
