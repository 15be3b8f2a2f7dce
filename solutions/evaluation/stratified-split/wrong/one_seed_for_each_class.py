"""Believed: every class is drawn with the seed that was given.
Tell: All numbers are right, and the split can be repeated. Compare the places that were drawn in two classes of the same size.
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
    shares, remainders = np.divmod(counts * test_size, max(total, 1))
    missing = test_size - shares.sum()
    shares[np.argsort(-remainders, kind="stable")[:missing]] += 1
    test = []
    for label, share in zip(classes, shares):
        members = np.flatnonzero(labels == label)
        test.extend(np.random.default_rng(seed).permutation(members)[:share].tolist())
    test = np.array(sorted(test), dtype=np.int64)
    return np.setdiff1d(np.arange(len(labels)), test), test
