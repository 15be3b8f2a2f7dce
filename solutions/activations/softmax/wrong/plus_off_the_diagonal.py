"""Believed: the entries off the diagonal are p_i p_j.
Tell: Size and diagonal are right. When z₂ grows, does p₁ grow or shrink?
"""

import numpy as np


def softmax(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_jacobian(logits):
    p = softmax(logits)
    jacobian = np.outer(p, p)
    np.fill_diagonal(jacobian, p * (1 - p))
    return jacobian


def softmax_grad(logits, upstream):
    p = softmax(logits)
    mean = (upstream * p).sum(axis=-1, keepdims=True)
    return p * (upstream + mean) - 2 * upstream * p * p
