"""np.linalg.norm, an outer product for the way back, the origin as a batch of one."""

import numpy as np


def _check(w):
    if np.linalg.norm(w) == 0:
        raise ValueError("zero weights")


def signed_distance(x, w, b):
    _check(w)
    return np.einsum("bd,d->b", x, w / np.linalg.norm(w)) + b / np.linalg.norm(w).item()


def nearest_on_boundary(x, w, b):
    _check(w)
    z = np.dot(x, w) + b
    return x - np.outer(z, w) / np.dot(w, w)


def origin_distance(w, b):
    return np.abs(signed_distance(np.zeros((1, len(w))), w, b))[0]


def bias_through(w, point):
    return np.negative(np.inner(w, point))
