"""Loops and a dictionary of sums."""

import numpy as np


def embedding(weight, ids):
    out = np.empty(ids.shape + weight.shape[1:], weight.dtype)
    for index in np.ndindex(ids.shape):
        if ids[index] < 0 or ids[index] >= len(weight):
            raise IndexError(f"no row {ids[index]}")
        out[index] = weight[ids[index]]
    return out


def _sums(upstream, ids, padding_id):
    sums = {}
    for index in np.ndindex(ids.shape):
        key = int(ids[index])
        if key != padding_id:
            sums[key] = sums.get(key, 0) + upstream[index]
    return sums


def embedding_backward(upstream, ids, rows, padding_id):
    grad = np.zeros((rows, upstream.shape[-1]), upstream.dtype)
    for key, value in _sums(upstream, ids, padding_id).items():
        grad[key] = value
    return grad


def sparse_embedding_backward(upstream, ids, padding_id):
    sums = _sums(upstream, ids, padding_id)
    picked = sorted(sums)
    values = [sums[key] for key in picked]
    size = upstream.shape[-1]
    return np.array(picked, dtype=np.int64), np.array(values, dtype=upstream.dtype).reshape(-1, size)
