"""Believed: it does not matter which folds are the larger ones.
Tell: The sizes are right, their order is not: which folds come first?
"""

import numpy as np


def k_fold_split(n, k, seed=None):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to n = {n}, got {k}")
    indices = np.arange(n)
    if seed is not None:
        indices = np.random.default_rng(seed).permutation(n)
    sizes = np.full(k, n // k)
    sizes[k - n % k :] += 1  # what is left over goes to the first folds
    ends = np.cumsum(sizes)
    return [
        (np.concatenate([indices[:start], indices[end:]]), indices[start:end]) for start, end in zip(ends - sizes, ends)
    ]
