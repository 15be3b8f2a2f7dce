"""Believed: a column is constant exactly if its computed deviation is 0.
Tell: A column of 5 is fine, one of 0.1 is not. What does the computer get for the mean of three times 0.1?
"""

import numpy as np


def same_columns(train, test):
    if train.shape[1] != test.shape[1]:
        raise ValueError("the numbers of columns differ")


def standardise(train, test):
    same_columns(train, test)
    if len(train) == 0:
        raise ValueError("train has no rows")
    mean, deviation = train.mean(0), train.std(0)
    divisor = np.where(deviation == 0, 1, deviation).astype(train.dtype)
    return (train - mean) / divisor, (test - mean) / divisor


def leaked_rows(train, test):
    same_columns(train, test)
    equal = (test[:, None, :] == train[None]).all(-1)  # (M, N)
    return np.flatnonzero(equal.any(1)).astype(np.int64)
