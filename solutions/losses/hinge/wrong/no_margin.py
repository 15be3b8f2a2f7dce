"""Believed: an example on the right side costs nothing.
Tell: That is the loss of a perceptron. A hinge loss wants more than the right side: how far from 0 does a score have to be?
"""

import numpy as np


def hinge(scores, labels):
    return np.mean(np.maximum(0, -labels * scores))


def hinge_grad(scores, labels):
    inside = labels * scores < 0
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
