"""Believed: more rows give better means, so all rows are used.
Tell: Your mean is that of train and test together. May what happens to a training row depend on which rows are in the test set?
"""

import numpy as np


def same_columns(train, test):
    if train.shape[1] != test.shape[1]:
        raise ValueError("the numbers of columns differ")


def standardise(train, test):
    same_columns(train, test)
    if len(train) == 0:
        raise ValueError("train has no rows")
    both = np.concatenate([train, test])
    constant = train.max(0) == train.min(0)
    mean, divisor = both.mean(0), np.where(constant, 1, both.std(0)).astype(train.dtype)
    return (train - mean) / divisor, (test - mean) / divisor


def leaked_rows(train, test):
    same_columns(train, test)
    equal = (test[:, None, :] == train[None]).all(-1)  # (M, N)
    return np.flatnonzero(equal.any(1)).astype(np.int64)
