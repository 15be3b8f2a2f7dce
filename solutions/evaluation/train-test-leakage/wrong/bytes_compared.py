"""Believed: equal numbers are equal bytes.
Tell: Your rows are compared as bytes. Are there floating-point numbers that are equal but stored differently?
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
    seen = {row.tobytes() for row in np.ascontiguousarray(train)}
    found = [i for i, row in enumerate(np.ascontiguousarray(test)) if row.tobytes() in seen]
    return np.array(found, dtype=np.int64)
