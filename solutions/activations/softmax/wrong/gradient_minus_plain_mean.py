"""Believed: the backward pass subtracts the mean of the upstream gradient.
Tell: Nearly: something is subtracted from the upstream gradient. But the classes do not weigh alike: which distribution is the mean taken under?
"""

import numpy as np


def softmax(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_jacobian(logits):
    p = softmax(logits)
    return np.diag(p) - np.outer(p, p)


def softmax_grad(logits, upstream):
    p = softmax(logits)
    return p * (upstream - upstream.mean(axis=-1, keepdims=True))
