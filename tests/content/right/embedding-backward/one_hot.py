"""The product with a one-hot matrix, forward and backward."""

import numpy as np


def embedding(weight, ids):
    if (ids < 0).any() or (ids >= weight.shape[0]).any():
        raise IndexError("id out of range")
    return np.eye(weight.shape[0], dtype=weight.dtype)[ids] @ weight


def embedding_backward(upstream, ids, rows, padding_id):
    size = upstream.shape[-1]
    hot = (ids.reshape(-1, 1) == np.arange(rows)).astype(upstream.dtype)
    if padding_id is not None:
        hot[:, padding_id] = 0
    return hot.T @ upstream.reshape(-1, size)


def sparse_embedding_backward(upstream, ids, padding_id):
    picked = np.unique(ids)
    if padding_id is not None:
        picked = picked[picked != padding_id]
    hot = (ids.reshape(-1, 1) == picked).astype(upstream.dtype)
    return picked, hot.T @ upstream.reshape(-1, upstream.shape[-1])
