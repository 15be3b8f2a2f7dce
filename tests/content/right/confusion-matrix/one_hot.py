"""The product of two one-hot matrices."""

import numpy as np


def confusion_matrix(true, predicted, n_classes, normalise=False):
    if true.shape != predicted.shape:
        raise ValueError("shapes differ")
    classes = np.arange(n_classes)
    t, p = true[:, None] == classes, predicted[:, None] == classes  # (N, C)
    if not (t.any(1).all() and p.any(1).all()):
        raise ValueError("every label must be one of the classes")
    counts = np.einsum("ni,nj->ij", t.astype(np.int64), p.astype(np.int64))
    if not normalise:
        return counts
    totals = t.sum(0)
    return counts / np.where(totals == 0, 1, totals)[:, None]
