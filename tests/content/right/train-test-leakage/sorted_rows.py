"""Deviations from centred sums; leaks by numbering the distinct rows of both sets."""

import numpy as np


def check(train, test):
    if train.shape[1:] != test.shape[1:]:
        raise ValueError("train and test must have the same number of features")


def standardise(train, test):
    check(train, test)
    if not train.shape[0]:
        raise ValueError("an empty train set has no statistics")
    mean = train.sum(axis=0) / train.dtype.type(len(train))
    centred = train - mean
    deviation = np.sqrt(np.square(centred).mean(axis=0))
    deviation[np.ptp(train, axis=0) == 0] = 1
    return centred / deviation, (test - mean) / deviation


def leaked_rows(train, test):
    check(train, test)
    _, number = np.unique(np.concatenate([train, test]) + 0.0, axis=0, return_inverse=True)
    number = number.reshape(-1)
    return np.nonzero(np.isin(number[len(train) :], number[: len(train)]))[0].astype(np.int64)
