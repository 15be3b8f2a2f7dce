"""Groups by np.unique and counts with weights; the area by np.trapezoid, as a numpy scalar."""

import numpy as np


def roc_curve(scores, labels):
    if scores.shape != labels.shape:
        raise ValueError("shapes differ")
    if np.isnan(scores).any():
        raise ValueError("nan score")
    if len(np.unique(labels)) < 2:
        raise ValueError("need both classes")
    values, group = np.unique(scores, return_inverse=True)
    rates = []
    for label in (0, 1):
        per_group = np.bincount(group, weights=(labels == label), minlength=values.size)[::-1]
        rates.append(np.concatenate(([0], np.cumsum(per_group) / per_group.sum())))
    return rates[0], rates[1]


def roc_auc(scores, labels):
    fpr, tpr = roc_curve(scores, labels)
    return np.trapezoid(tpr, fpr)
