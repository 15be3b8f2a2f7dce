"""Believed: the gradient of a hinge is −y or 0.
Tell: For one example it is. Both losses are means: by how much do they change when one example of many changes a little?
"""

import numpy as np


def hinge(scores, labels):
    return np.mean(np.maximum(0, 1 - labels * scores))


def hinge_grad(scores, labels):
    inside = labels * scores < 1
    return (-labels * inside).astype(scores.dtype)


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
    return gradient
