"""Believed: a hundred thresholds from 0 to 1 are enough.
Tell: Scores need not lie between 0 and 1, and two of them may lie closer together than your grid. Which thresholds change anything at all?
"""

import numpy as np


def roc_curve(scores, labels):
    if len(scores) != len(labels):
        raise ValueError("scores and labels differ in length")
    if np.isnan(scores).any():
        raise ValueError("a score is nan")
    if not (np.any(labels == 1) and np.any(labels == 0)):
        raise ValueError("a class is missing")
    thresholds = np.linspace(1, 0, 101)
    tpr = [np.mean(scores[labels == 1] >= t) for t in thresholds]
    fpr = [np.mean(scores[labels == 0] >= t) for t in thresholds]
    return np.array([0.0, *fpr, 1.0]), np.array([0.0, *tpr, 1.0])


def roc_auc(scores, labels):
    fpr, tpr = roc_curve(scores, labels)
    return float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
