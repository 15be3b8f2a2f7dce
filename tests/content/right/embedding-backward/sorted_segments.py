"""Sorted by id, then sums over segments with reduceat."""

import numpy as np


def embedding(weight, ids):
    if ids.size > 0:
        if ids.min() < 0:
            raise IndexError("negative id")
        if ids.max() >= weight.shape[0]:
            raise IndexError("id too large")
    return np.take(weight, ids, axis=0)


def sparse_embedding_backward(upstream, ids, padding_id):
    flat, values = ids.ravel(), upstream.reshape(-1, upstream.shape[-1])
    if padding_id is not None:
        values = values[flat != padding_id]
        flat = flat[flat != padding_id]
    if not flat.size:
        return flat.astype(np.int64), values
    order = np.argsort(flat, kind="stable")
    flat, values = flat[order], values[order]
    starts = np.flatnonzero(np.r_[True, flat[1:] != flat[:-1]])
    return flat[starts], np.add.reduceat(values, starts, axis=0)


def embedding_backward(upstream, ids, rows, padding_id):
    grad = np.zeros((rows, upstream.shape[-1]), dtype=upstream.dtype)
    picked, values = sparse_embedding_backward(upstream, ids, padding_id)
    grad[picked] = values
    return grad
