"""The label's class kept in the sum, where it is always 1, and taken off afterwards."""

import numpy as np


def hinge(scores, labels):
    margins = scores * labels
    return float(np.where(margins < 1, 1 - margins, 0).sum()) / margins.size


def hinge_grad(scores, labels):
    return np.where(scores * labels < 1, -labels / scores.size, 0).astype(scores.dtype)


def multiclass_hinge(scores, labels):
    own = np.take_along_axis(scores, labels[:, None], axis=1)
    return np.maximum(scores - own + 1, 0).sum() / len(labels) - 1


def multiclass_hinge_grad(scores, labels):
    own = np.take_along_axis(scores, labels[:, None], axis=1)
    g = (scores - own + 1 > 0).astype(scores.dtype)
    g[np.arange(len(labels)), labels] -= g.sum(axis=1)
    return g / len(labels)
