"""Believed: a positive that is not below a negative counts.
Tell: Your curve is right. Scores that are all equal come out as perfect; is such a model worth that?
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
    last = np.append(scores[1:] != scores[:-1], True)
    tp, fp = np.cumsum(positive)[last], np.cumsum(~positive)[last]
    return np.append(0, fp) / fp[-1], np.append(0, tp) / tp[-1]


def roc_auc(scores, labels):
    fpr, tpr = roc_curve(scores, labels)
    return float(np.sum(np.diff(fpr) * tpr[1:]))
