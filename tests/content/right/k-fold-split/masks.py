"""A fold number for every example, and masks."""

import numpy as np


def k_fold_split(n, k, seed=None):
    if k < 2 or k > n:
        raise ValueError(f"need 2 <= k <= n, got k={k}, n={n}")
    fold = np.sort(np.arange(n) % k)
    if seed is not None:
        fold = np.random.RandomState(seed).permutation(fold)
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(k)]
