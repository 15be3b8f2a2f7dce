"""Believed: the sum runs over all classes.
Tell: Your multi-class loss is too large by exactly 1. What does the label's own class contribute, and is it one of the others?
"""

import numpy as np


def hinge(scores, labels):
    return np.mean(np.maximum(0, 1 - labels * scores))


def hinge_grad(scores, labels):
    inside = labels * scores < 1
    return (-labels * inside / scores.size).astype(scores.dtype)


def _excess(scores, labels):
    rows = np.arange(len(labels))
    excess = 1 + scores - scores[rows, labels][:, None]
    excess[rows, labels] = 0
    return excess


def multiclass_hinge(scores, labels):
    own = scores[np.arange(len(labels)), labels][:, None]
    return np.maximum(1 + scores - own, 0).sum(axis=1).mean()


def multiclass_hinge_grad(scores, labels):
    gradient = (_excess(scores, labels) > 0).astype(scores.dtype)
    gradient[np.arange(len(labels)), labels] = -gradient.sum(axis=1)
    return gradient / len(labels)
