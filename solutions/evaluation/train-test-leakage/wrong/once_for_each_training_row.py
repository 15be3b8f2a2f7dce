"""Believed: for each training row, the place where it stands in test is the answer.
Tell: You walk through train. Which set are the indices of, in which order, and what if a row stands several times in either?
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
    mean, divisor = train.mean(0), np.where(constant, 1, train.std(0)).astype(train.dtype)
    return (train - mean) / divisor, (test - mean) / divisor


def leaked_rows(train, test):
    same_columns(train, test)
    return np.array(
        [int(np.flatnonzero((test == row).all(1))[0]) for row in train if (test == row).all(1).any()], dtype=np.int64
    )
