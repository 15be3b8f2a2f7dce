import numpy as np


def apportion(counts, test_size):
    """Shares of test_size in proportion to counts, by largest remainders."""
    total = counts.sum()
    if not 0 <= test_size <= total:
        raise ValueError(f"test_size is {test_size}; it must be from 0 to {total}")
    shares, remainders = np.divmod(counts * test_size, total)
    missing = test_size - shares.sum()
    shares[np.argsort(-remainders, kind="stable")[:missing]] += 1
    return shares


def stratified_split(labels, test_size, seed):
    if labels.ndim != 1:
        raise ValueError(f"labels must have one axis, not {labels.ndim}")
    classes, counts = np.unique(labels, return_counts=True)  # ascending labels
    classes, counts = classes[counts > 1], counts[counts > 1]
    generator = np.random.default_rng(seed)
    in_test = np.zeros(len(labels), dtype=bool)
    for label, share in zip(classes, apportion(counts, test_size)):
        members = np.flatnonzero(labels == label)
        in_test[generator.permutation(members)[:share]] = True
    return np.flatnonzero(~in_test), np.flatnonzero(in_test)
