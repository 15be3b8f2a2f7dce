import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if true.shape != predicted.shape:
        raise ValueError(f"{true.size} true labels, but {predicted.size} predicted ones")
    for name, labels in (("true", true), ("predicted", predicted)):
        if np.any((labels < 0) | (labels >= n_classes)):
            raise ValueError(f"{name} holds a label that is not from 0 to {n_classes - 1}")
    cells = true.astype(np.int64) * n_classes + predicted.astype(np.int64)  # the place of [i, j], row by row
    counts = np.bincount(cells, minlength=n_classes**2).reshape(n_classes, n_classes).astype(np.int64)
    if not normalise:
        return counts
    totals = counts.sum(axis=1, keepdims=True)  # (C, 1)
    return counts / np.maximum(totals, 1)
