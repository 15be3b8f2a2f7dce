"""Subtracts numpy's own log-sum-exp."""

import numpy as np


def softmax(logits):
    return np.exp(logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True))


def softmax_jacobian(logits):
    p = softmax(logits)
    return np.diagflat(p) - np.outer(p, p)


def softmax_grad(logits, upstream):
    p = softmax(logits)
    return p * upstream - p * np.sum(p * upstream, axis=-1, keepdims=True)
