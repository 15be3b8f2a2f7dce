"""Believed: each example is a step of its own, whatever its score.
Tell: Without ties all is right. With them, your result depends on the order of the examples. Which threshold lets in one of two equal scores?
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
    positive = labels[order] == 1
    tp, fp = np.cumsum(positive), np.cumsum(~positive)
    return np.append(0, fp) / fp[-1], np.append(0, tp) / tp[-1]


def roc_auc(scores, labels):
    fpr, tpr = roc_curve(scores, labels)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
