"""Loops over columns, rows and pairs of rows; the constant columns keep a zero numerator by comparing with the first row."""

import numpy as np


def standardise(train, test):
    if len(train) == 0:
        raise ValueError("no rows to learn from")
    if train.shape[1] != test.shape[1]:
        raise ValueError("shapes do not match")
    a, b = np.empty_like(train), np.empty_like(test)
    for d in range(train.shape[1]):
        column = train[:, d]
        if np.all(column == column[0]):
            mean, deviation = column[0], train.dtype.type(1)
        else:
            mean, deviation = column.mean(), column.std()
        a[:, d], b[:, d] = (column - mean) / deviation, (test[:, d] - mean) / deviation
    return a, b


def leaked_rows(train, test):
    if train.shape[1] != test.shape[1]:
        raise ValueError("shapes do not match")
    found = []
    for i in range(len(test)):
        for j in range(len(train)):
            if np.array_equal(test[i], train[j]):
                found.append(i)
                break
    return np.asarray(found, dtype="int64")
