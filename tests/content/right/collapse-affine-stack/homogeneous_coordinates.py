"""One matrix per layer in homogeneous coordinates, multiplied with functools.reduce."""

from functools import reduce

import numpy as np


def _augmented(layer):
    W, b = layer
    M = np.zeros((W.shape[0] + 1, W.shape[1] + 1), dtype=W.dtype)
    M[:-1, :-1] = W
    M[:-1, -1] = b
    M[-1, -1] = 1
    return M


def apply_stack(layers, x):
    M = reduce(lambda first, second: second @ first, map(_augmented, layers))
    ones = np.ones((len(x), 1), dtype=x.dtype)
    return (np.concatenate([x, ones], axis=1) @ M.T)[:, :-1]


def collapse(layers):
    M = reduce(lambda first, second: second @ first, map(_augmented, layers))
    return M[:-1, :-1].copy(), M[:-1, -1].copy()
