"""Believed: the true positive rate goes to the right.
Tell: You return the two rates in the other order. Which of them is on the horizontal axis, and what does the area then mean?
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
    return np.append(0, tp) / tp[-1], np.append(0, fp) / fp[-1]


def roc_auc(scores, labels):
    tpr, fpr = roc_curve(scores, labels)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
