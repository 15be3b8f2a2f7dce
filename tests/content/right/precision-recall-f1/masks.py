"""A mask per class, and the harmonic mean as it is written."""

import numpy as np


def quotient(a, b):
    return float(a) / float(b) if b else 0.0


def one(tp, fp, fn):
    p, r = quotient(tp, tp + fp), quotient(tp, tp + fn)
    return p, r, quotient(2 * p * r, p + r)


def counts(true, predicted, n_classes):
    for k in range(n_classes):
        t, p = true == k, predicted == k
        yield int((t & p).sum()), int((~t & p).sum()), int((t & ~p).sum())


def by_class(true, predicted, n_classes):
    rows = [one(*c) for c in counts(true, predicted, n_classes)]
    return tuple(np.array(column, dtype=np.float64) for column in zip(*rows))


def averaged(true, predicted, n_classes, average):
    if average not in ("macro", "micro", "weighted"):
        raise ValueError(average)
    all_counts = np.array(list(counts(true, predicted, n_classes)))
    if average == "micro":
        return one(*all_counts.sum(axis=0))
    weights = None
    if average == "weighted":
        weights = all_counts[:, 0] + all_counts[:, 2]
        if not weights.sum():
            return 0.0, 0.0, 0.0
    return tuple(float(np.average(column, weights=weights)) for column in by_class(true, predicted, n_classes))
