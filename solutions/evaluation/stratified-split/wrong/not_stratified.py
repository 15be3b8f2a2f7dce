"""Believed: a random sample has the classes' shares.
Tell: Size and randomness are right. Is a sample's share the population's share exactly, or on average?
"""

import numpy as np


def stratified_split(labels, test_size, seed):
    if labels.ndim != 1:
        raise ValueError("labels must be one-dimensional")
    classes, counts = np.unique(labels, return_counts=True)
    classes, counts = classes[counts > 1], counts[counts > 1]
    total = int(counts.sum())
    if test_size < 0 or test_size > total:
        raise ValueError("test_size is out of range")
    generator = np.random.default_rng(seed)
    members = np.flatnonzero(np.isin(labels, classes))
    test = np.sort(generator.permutation(members)[:test_size])
    return np.setdiff1d(np.arange(len(labels)), test), test
