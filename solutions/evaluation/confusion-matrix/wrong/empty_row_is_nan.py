"""Believed: a class without examples has no shares, so nan.
Tell: Your shares are right wherever there is an example to share. What does the question promise for a class that has none?
"""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if len(true) != len(predicted):
        raise ValueError("the arrays differ in length")
    for labels in (true, predicted):
        if labels.size and (labels.min() < 0 or labels.max() >= n_classes):
            raise ValueError("a label is out of range")
    counts = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(counts, (true, predicted), 1)
    if not normalise:
        return counts
    with np.errstate(invalid="ignore"):
        return counts / counts.sum(axis=1, keepdims=True)
