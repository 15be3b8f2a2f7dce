"""Believed: a class's number in test is its share, rounded.
Tell: Where the shares are whole numbers you are right. Add up your numbers for four classes with a share of 2.5 each.
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
    shares = np.rint(counts * test_size / max(total, 1)).astype(np.int64)
    generator = np.random.default_rng(seed)
    test = []
    for label, share in zip(classes, shares):
        members = np.flatnonzero(labels == label)
        test.extend(generator.permutation(members)[:share].tolist())
    test = np.array(sorted(test), dtype=np.int64)
    return np.setdiff1d(np.arange(len(labels)), test), test
