"""All pairs of rows at once, and float32 computed in float64 on the way."""

import numpy as np


def standardise(train, test):
    if train.shape[1] != test.shape[1] or len(train) == 0:
        raise ValueError(f"cannot scale {test.shape} by {train.shape}: a row or a column is missing")
    wide = train.astype(np.float64)
    mean, deviation = wide.mean(0, keepdims=True), wide.std(0, keepdims=True)
    deviation = np.where((train[:1] == train).all(0), 1.0, deviation)
    return ((wide - mean) / deviation).astype(train.dtype), ((test - mean) / deviation).astype(test.dtype)


def leaked_rows(train, test):
    if train.shape[1] != test.shape[1]:
        raise ValueError("different numbers of columns")
    same = np.equal(test[:, None], train[None]).all(axis=2)
    return np.where(same.any(axis=1))[0]
