"""Believed: integers are integers, whatever their dtype.
Tell: It works for few classes. Which dtype has the product of a label with the number of classes, and how large may it become?
"""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if len(true) != len(predicted):
        raise ValueError("the arrays differ in length")
    for labels in (true, predicted):
        if labels.size and (labels.min() < 0 or labels.max() >= n_classes):
            raise ValueError("a label is out of range")
    cells = (true * np.array(n_classes).astype(true.dtype) + predicted.astype(true.dtype)).astype(np.int64)
    counts = np.bincount(cells % n_classes**2, minlength=n_classes**2).reshape(n_classes, n_classes)
    if not normalise:
        return counts
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
