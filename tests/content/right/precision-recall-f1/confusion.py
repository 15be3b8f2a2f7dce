"""Through the confusion matrix, rows true and columns predicted."""

import numpy as np


def matrix(true, predicted, n_classes):
    table = np.zeros((n_classes, n_classes))
    np.add.at(table, (true, predicted), 1)
    return table


def safe(a, b):
    return np.divide(a, b, out=np.zeros_like(a, dtype=np.float64), where=b > 0)


def by_class(true, predicted, n_classes):
    table = matrix(true, predicted, n_classes)
    hits = np.diag(table)
    p, r = safe(hits, table.sum(axis=0)), safe(hits, table.sum(axis=1))
    return p, r, safe(2 * p * r, p + r)


def averaged(true, predicted, n_classes, average):
    table = matrix(true, predicted, n_classes)
    if average == "micro":
        accuracy = np.trace(table) / table.sum() if table.sum() else 0.0
        return accuracy, accuracy, accuracy
    if average == "macro":
        return tuple(each.mean() for each in by_class(true, predicted, n_classes))
    if average == "weighted":
        shares = safe(table.sum(axis=1), np.full(n_classes, table.sum()))
        return tuple((each * shares).sum() for each in by_class(true, predicted, n_classes))
    raise ValueError(f"unknown average {average}")
