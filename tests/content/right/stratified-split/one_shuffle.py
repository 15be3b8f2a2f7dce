"""One permutation of all examples; the rank of each within its class decides."""

import numpy as np


def stratified_split(labels, test_size, seed):
    if labels.ndim != 1:
        raise ValueError("labels has more than one dimension")
    classes, number, counts = np.unique(labels, return_inverse=True, return_counts=True)
    weights = np.where(counts == 1, 0, counts)
    total = weights.sum()
    if test_size < 0 or test_size > total:
        raise ValueError(f"cannot take {test_size} of {total} for the test set")
    shares = weights * test_size // max(total, 1)
    rest = weights * test_size - shares * total
    order = np.lexsort((classes, -rest))
    shares[order[: test_size - shares.sum()]] += 1
    shuffled = np.random.default_rng(seed).permutation(len(labels))
    of_class = number.reshape(-1)[shuffled]
    by_class = shuffled[np.argsort(of_class, kind="stable")]
    starts = np.cumsum(counts) - counts
    rank = np.arange(len(labels)) - np.repeat(starts, counts)
    taken = rank < np.repeat(shares, counts)
    return np.sort(by_class[~taken]), np.sort(by_class[taken])
