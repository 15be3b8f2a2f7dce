"""Row by row, class by class."""

import numpy as np


def softmax(logits):
    out = np.empty_like(logits)
    for row in np.ndindex(logits.shape[:-1]):
        top = logits[row].max()
        powers = [np.exp(z - top) for z in logits[row]]
        total = sum(powers)
        for i, power in enumerate(powers):
            out[row + (i,)] = power / total
    return out


def softmax_jacobian(logits):
    p = softmax(logits)
    n = len(p)
    out = np.empty((n, n), dtype=logits.dtype)
    for i in range(n):
        for j in range(n):
            out[i, j] = p[i] * (1 - p[i]) if i == j else -p[i] * p[j]
    return out


def softmax_grad(logits, upstream):
    out = np.empty_like(logits)
    for row in np.ndindex(logits.shape[:-1]):
        out[row] = upstream[row] @ softmax_jacobian(logits[row])
    return out
