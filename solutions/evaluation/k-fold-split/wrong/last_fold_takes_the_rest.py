"""Believed: what is left over goes to the last fold.
Tell: Every example is tested once. But with n = 11 and k = 4 the last fold has five and the others two: how far may sizes differ?
"""

import numpy as np


def k_fold_split(n, k, seed=None):
    if not 2 <= k <= n:
        raise ValueError(f"k must be from 2 to n = {n}, got {k}")
    indices = np.arange(n)
    if seed is not None:
        indices = np.random.default_rng(seed).permutation(n)
    sizes = np.full(k, n // k)
    sizes[-1] += n % k
    ends = np.cumsum(sizes)
    return [
        (np.concatenate([indices[:start], indices[end:]]), indices[start:end]) for start, end in zip(ends - sizes, ends)
    ]
