import numpy as np


def same_columns(train, test):
    if train.shape[1] != test.shape[1]:
        raise ValueError(f"train has {train.shape[1]} columns, test {test.shape[1]}")


def standardise(train, test):
    same_columns(train, test)
    if len(train) == 0:
        raise ValueError("train has no rows, so it has no mean")
    mean, deviation = train.mean(axis=0), train.std(axis=0)  # (D,) each
    constant = (train == train[0]).all(axis=0)  # asked of the entries: rounding may leave a deviation of 1e-17
    divisor = np.where(constant, 1, deviation)
    return (train - mean) / divisor, (test - mean) / divisor


def leaked_rows(train, test):
    same_columns(train, test)
    seen = {tuple(row) for row in train.tolist()}
    leaks = [i for i, row in enumerate(test.tolist()) if tuple(row) in seen]
    return np.array(leaks, dtype=np.int64)
