"""Believed: 8/3 − 2 is 2/3.
Tell: Nearly all splits are right; look at ties. What does the computer get for 8/3 − 2, and what for 2/3?
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
    exact = counts * test_size / max(total, 1)
    shares = np.floor(exact).astype(np.int64)
    remainders = exact - shares
    missing = test_size - shares.sum()
    shares[np.argsort(-remainders, kind="stable")[:missing]] += 1
    generator = np.random.default_rng(seed)
    test = []
    for label, share in zip(classes, shares):
        members = np.flatnonzero(labels == label)
        test.extend(generator.permutation(members)[:share].tolist())
    test = np.array(sorted(test), dtype=np.int64)
    return np.setdiff1d(np.arange(len(labels)), test), test
