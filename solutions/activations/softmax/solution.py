import numpy as np


def softmax(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)  # (..., n), the largest is 0
    powers = np.exp(shifted)
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_jacobian(logits):
    p = softmax(logits)  # (n,)
    return np.diag(p) - np.outer(p, p)


def softmax_grad(logits, upstream):
    p = softmax(logits)  # (..., n)
    mean = (upstream * p).sum(axis=-1, keepdims=True)  # upstream under the distribution p
    return p * (upstream - mean)
