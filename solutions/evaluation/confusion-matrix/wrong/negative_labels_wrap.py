"""Believed: a label below zero will be refused by NumPy.
Tell: Labels that are too large you refuse. What does NumPy do with an index of −1?
"""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if len(true) != len(predicted):
        raise ValueError("the arrays differ in length")
    if true.size and max(true.max(), predicted.max()) >= n_classes:
        raise ValueError("a label is out of range")
    counts = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(counts, (true, predicted), 1)
    if not normalise:
        return counts
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
