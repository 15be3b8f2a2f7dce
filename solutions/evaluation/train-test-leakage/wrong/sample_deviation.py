"""Believed: a deviation divides by N − 1.
Tell: All values are too small by one factor, which comes nearer to 1 for more rows. Which of the two deviations does the question ask for?
"""

import numpy as np


def same_columns(train, test):
    if train.shape[1] != test.shape[1]:
        raise ValueError("the numbers of columns differ")


def standardise(train, test):
    same_columns(train, test)
    if len(train) == 0:
        raise ValueError("train has no rows")
    constant = train.max(0) == train.min(0)
    deviation = np.sqrt(((train - train.mean(0)) ** 2).sum(0) / max(len(train) - 1, 1))
    divisor = np.where(constant, 1, deviation).astype(train.dtype)
    return (train - train.mean(0)) / divisor, (test - train.mean(0)) / divisor


def leaked_rows(train, test):
    same_columns(train, test)
    equal = (test[:, None, :] == train[None]).all(-1)  # (M, N)
    return np.flatnonzero(equal.any(1)).astype(np.int64)
