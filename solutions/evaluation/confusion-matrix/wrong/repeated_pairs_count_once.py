"""Believed: matrix[rows, columns] += 1 adds one for each pair of indices.
Tell: A pair that occurs seven times stands there once. When NumPy adds to several places at a time, how often does it write to one of them?
"""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if len(true) != len(predicted):
        raise ValueError("the arrays differ in length")
    for labels in (true, predicted):
        if labels.size and (labels.min() < 0 or labels.max() >= n_classes):
            raise ValueError("a label is out of range")
    counts = np.zeros((n_classes, n_classes), dtype=np.int64)
    counts[true, predicted] += 1
    if not normalise:
        return counts
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
