"""Believed: each fold takes a fresh random sample.
Tell: Without a seed you are right. With one, an example may be tested twice and another never: how often are the indices shuffled?
"""

import numpy as np


def k_fold_split(n, k, seed=None):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to n = {n}, got {k}")
    indices = np.arange(n)
    if seed is not None:
        indices = np.random.default_rng(seed).permutation(n)
    sizes = np.full(k, n // k)
    sizes[: n % k] += 1  # what is left over goes to the first folds
    ends = np.cumsum(sizes)
    rng = np.random.default_rng(seed)
    pairs = []
    for start, end in zip(ends - sizes, ends):
        order = indices if seed is None else rng.permutation(n)
        pairs.append((np.concatenate([order[:start], order[end:]]), order[start:end]))
    return pairs
