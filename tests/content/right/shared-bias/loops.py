"""Loops over examples and neurons."""

import math

import numpy as np


def layer(x, W, b):
    out = np.empty((len(x), len(W)), dtype=x.dtype)
    for i, row in enumerate(x):
        for j, weights in enumerate(W):
            out[i, j] = math.tanh(float(weights @ row) + float(b[0] if len(b) == 1 else b[j]))
    return out


def bias_gradient(h, upstream, shared):
    total = np.zeros(1 if shared else h.shape[1], dtype=h.dtype)
    for i in range(h.shape[0]):
        for j in range(h.shape[1]):
            total[0 if shared else j] += upstream[i, j] * (1 - h[i, j]) * (1 + h[i, j])
    return total


def bias_count(sizes, shared):
    count = 0
    for width in sizes[1:]:
        count += 1 if shared else width
    return count
