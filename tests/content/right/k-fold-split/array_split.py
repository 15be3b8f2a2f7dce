"""numpy.array_split puts the larger parts first; the rest is a set difference."""

import random

import numpy as np


def k_fold_split(n, k, seed=None):
    if k < 2:
        raise ValueError("at least two folds")
    if k > n:
        raise ValueError("more folds than examples")
    order = list(range(n))
    if seed is not None:
        random.Random(seed).shuffle(order)
    folds = np.array_split(np.array(order), k)
    return [(np.setdiff1d(np.arange(n), fold), fold) for fold in folds]
