"""Believed: scores that differ by rounding are equal.
Tell: You take scores for tied that are not: the question says when they are. What would be left of the order if all scores were divided by a million?
"""

import numpy as np


def roc_curve(scores, labels):
    if len(scores) != len(labels):
        raise ValueError("scores and labels differ in length")
    if np.isnan(scores).any():
        raise ValueError("a score is nan")
    if not (np.any(labels == 1) and np.any(labels == 0)):
        raise ValueError("a class is missing")
    order = np.argsort(-scores, kind="stable")
    scores, positive = scores[order], labels[order] == 1
    with np.errstate(invalid="ignore"):
        last = np.append(~np.isclose(scores[1:], scores[:-1]), True)
    tp, fp = np.cumsum(positive)[last], np.cumsum(~positive)[last]
    return np.append(0, fp) / fp[-1], np.append(0, tp) / tp[-1]


def roc_auc(scores, labels):
    fpr, tpr = roc_curve(scores, labels)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
