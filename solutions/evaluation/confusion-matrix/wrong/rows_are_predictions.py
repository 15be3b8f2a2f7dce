"""Believed: rows are what the model says, columns what is true.
Tell: All your numbers are there, but in other cells. Read again what a row stands for in this question: conventions differ from book to book.
"""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if len(true) != len(predicted):
        raise ValueError("the arrays differ in length")
    for labels in (true, predicted):
        if labels.size and (labels.min() < 0 or labels.max() >= n_classes):
            raise ValueError("a label is out of range")
    counts = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(counts, (predicted, true), 1)
    if not normalise:
        return counts
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
