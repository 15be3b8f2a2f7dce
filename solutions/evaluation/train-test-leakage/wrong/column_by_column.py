"""Believed: a row occurs if each of its values occurs in its column.
Tell: You find all real leaks, and some more. Must the values you found stand in one and the same row of train?
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
    found = np.ones(len(test), bool)
    for d in range(train.shape[1]):
        found &= np.isin(test[:, d], train[:, d])
    return np.flatnonzero(found).astype(np.int64)
