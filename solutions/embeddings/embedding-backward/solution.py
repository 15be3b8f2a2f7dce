import numpy as np


def embedding(weight, ids):
    if ids.size and not 0 <= ids.min() <= ids.max() < len(weight):
        raise IndexError(f"an id lies outside a table of {len(weight)} rows")
    return weight[ids]


def embedding_backward(upstream, ids, rows, padding_id):
    size = upstream.shape[-1]
    grad = np.zeros((rows, size), upstream.dtype)
    np.add.at(grad, ids.reshape(-1), upstream.reshape(-1, size))  # adds for every repeat, unlike grad[ids] +=
    if padding_id is not None:
        grad[padding_id] = 0
    return grad


def sparse_embedding_backward(upstream, ids, padding_id):
    learns = np.ones(ids.shape, bool) if padding_id is None else ids != padding_id
    picked, place = np.unique(ids[learns], return_inverse=True)
    return picked, embedding_backward(upstream[learns], place, len(picked), None)
