"""Believed: the classes are those that occur.
Tell: Where all classes occur you are right. How large must the table be when the last class is not in this batch?
"""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if len(true) != len(predicted):
        raise ValueError("the arrays differ in length")
    for labels in (true, predicted):
        if labels.size and (labels.min() < 0 or labels.max() >= n_classes):
            raise ValueError("a label is out of range")
    if true.size:
        n_classes = int(max(true.max(), predicted.max())) + 1
    counts = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(counts, (true, predicted), 1)
    if not normalise:
        return counts
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
