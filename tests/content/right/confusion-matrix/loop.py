"""A plain loop over the examples."""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if len(true) != len(predicted):
        raise ValueError("different lengths")
    matrix = np.zeros((n_classes, n_classes), dtype=np.int64)
    for t, p in zip(true, predicted):
        if not (0 <= t < n_classes and 0 <= p < n_classes):
            raise ValueError("label out of range")
        matrix[t, p] += 1
    if not normalise:
        return matrix
    shares = np.zeros((n_classes, n_classes))
    for i, row in enumerate(matrix):
        if row.sum():
            shares[i] = row / row.sum()
    return shares
