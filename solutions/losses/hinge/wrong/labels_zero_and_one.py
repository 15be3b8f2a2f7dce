"""Believed: binary labels are 0 and 1, so they are turned into −1 and 1 first.
Tell: For positive examples all is right. The labels are −1 and 1 already: what does 2y − 1 make of −1?
"""

import numpy as np


def hinge(scores, labels):
    return np.mean(np.maximum(0, 1 - (2 * labels - 1) * scores))


def hinge_grad(scores, labels):
    labels = 2 * labels - 1
    inside = labels * scores < 1
    return (-labels * inside / scores.size).astype(scores.dtype)


def _excess(scores, labels):
    rows = np.arange(len(labels))
    excess = 1 + scores - scores[rows, labels][:, None]
    excess[rows, labels] = 0
    return excess


def multiclass_hinge(scores, labels):
    return np.maximum(_excess(scores, labels), 0).sum(axis=1).mean()


def multiclass_hinge_grad(scores, labels):
    gradient = (_excess(scores, labels) > 0).astype(scores.dtype)
    gradient[np.arange(len(labels)), labels] = -gradient.sum(axis=1)
    return gradient / len(labels)
