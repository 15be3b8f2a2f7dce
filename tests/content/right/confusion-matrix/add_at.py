"""Adds to the cells in place, unbuffered, and divides where there is something to divide."""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    true, predicted = np.asarray(true), np.asarray(predicted)
    if len(true) != len(predicted):
        raise ValueError("labels and predictions must have the same length")
    both = np.concatenate([true.astype(int), predicted.astype(int)])
    if not np.isin(both, np.arange(n_classes)).all():
        raise ValueError("there is a label which is no class")
    matrix = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(matrix, (true.astype(int), predicted.astype(int)), 1)
    if normalise:
        sums = matrix.sum(1)[:, None].repeat(n_classes, 1)
        return np.divide(matrix, sums, out=np.zeros(matrix.shape), where=sums > 0)
    return matrix
