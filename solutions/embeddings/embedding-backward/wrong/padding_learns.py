"""Believed: padding is a word like any other.
Tell: Without a padding id you are right. What should happen to the row of the padding?
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
    return grad


def sparse_embedding_backward(upstream, ids, padding_id):
    learns = np.ones(ids.shape, bool)
    picked, place = np.unique(ids[learns], return_inverse=True)
    return picked, embedding_backward(upstream[learns], place, len(picked), None)
