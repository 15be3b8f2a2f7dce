"""Believed: each set must have mean 0 and deviation 1.
Tell: The training set is right. Imagine a test set of a single row: which value would each of its features get?
"""

import numpy as np


def same_columns(train, test):
    if train.shape[1] != test.shape[1]:
        raise ValueError("the numbers of columns differ")


def standardise(train, test):
    same_columns(train, test)
    if len(train) == 0:
        raise ValueError("train has no rows")

    def scaled(rows):
        if len(rows) == 0:
            return rows.copy()
        constant = rows.max(0) == rows.min(0)
        return (rows - rows.mean(0)) / np.where(constant, 1, rows.std(0)).astype(rows.dtype)

    return scaled(train), scaled(test)


def leaked_rows(train, test):
    same_columns(train, test)
    equal = (test[:, None, :] == train[None]).all(-1)  # (M, N)
    return np.flatnonzero(equal.any(1)).astype(np.int64)
