"""Believed: train is the whole data set; the model does not know which examples are tested.
Tell: What is measured when the examples of the test were seen in training?
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
    return [(indices, indices[start:end]) for start, end in zip(ends - sizes, ends)]
