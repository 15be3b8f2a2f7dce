"""Softmax as the exponential of log-softmax."""

import numpy as np


def softmax(logits):
    top = logits.max(-1, keepdims=True)
    return np.exp(logits - top - np.log(np.exp(logits - top).sum(-1, keepdims=True)))


def softmax_jacobian(logits):
    p = softmax(logits)
    return p[:, None] * (np.eye(len(p), dtype=p.dtype) - p[None, :])


def softmax_grad(logits, upstream):
    p = softmax(logits)
    weighted = upstream * p
    return weighted - p * weighted.sum(-1, keepdims=True)
