"""Believed: `if padding_id:` asks whether there is one.
Tell: All padding ids work but one. What is the truth value of 0, and which id do most vocabularies use for padding?
"""

import numpy as np


def embedding(weight, ids):
    if ids.size and not 0 <= ids.min() <= ids.max() < len(weight):
        raise IndexError(f"an id lies outside a table of {len(weight)} rows")
    return weight[ids]


def embedding_backward(upstream, ids, rows, padding_id):
    size = upstream.shape[-1]
    grad = np.zeros((rows, size), upstream.dtype)
    np.add.at(grad, ids.reshape(-1), upstream.reshape(-1, size))  # adds for every repeat, unlike grad[ids] +=
    if padding_id:
        grad[padding_id] = 0
    return grad


def sparse_embedding_backward(upstream, ids, padding_id):
    learns = ids != padding_id if padding_id else np.ones(ids.shape, bool)
    picked, place = np.unique(ids[learns], return_inverse=True)
    return picked, embedding_backward(upstream[learns], place, len(picked), None)
