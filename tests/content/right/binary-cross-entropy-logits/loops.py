"""One entry at a time, a branch for each sign."""

import math

import numpy as np


def binary_cross_entropy(logits, targets):
    total = 0.0
    for z, y in zip(logits.ravel().tolist(), targets.ravel().tolist()):
        if z > 0:
            total += (1 - y) * z + math.log1p(math.exp(-z))
        else:
            total += -y * z + math.log1p(math.exp(z))
    return total / logits.size


def binary_cross_entropy_grad(logits, targets):
    out = np.empty_like(logits)
    for index in np.ndindex(logits.shape):
        z = float(logits[index])
        p = 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))
        out[index] = (p - targets[index]) / logits.size
    return out
