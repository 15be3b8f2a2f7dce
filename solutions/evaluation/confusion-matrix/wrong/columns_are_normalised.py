"""Believed: normalising means dividing by the totals of the predictions.
Tell: The counts are right. Which question should a normalised row answer, and what must its entries add up to?
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
    return counts / np.maximum(counts.sum(axis=0, keepdims=True), 1)
