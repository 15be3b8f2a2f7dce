"""Entry by entry and class by class; at the kink the slope inside the margin."""

import numpy as np


def hinge(scores, labels):
    total = 0.0
    for s, y in zip(scores.ravel().tolist(), labels.ravel().tolist()):
        total += max(0.0, 1 - y * s)
    return total / scores.size


def hinge_grad(scores, labels):
    out = np.zeros_like(scores)
    for index in np.ndindex(scores.shape):
        if labels[index] * scores[index] <= 1:
            out[index] = -labels[index] / scores.size
    return out


def multiclass_hinge(scores, labels):
    total = 0.0
    for row, y in zip(scores.tolist(), labels.tolist()):
        for j, s in enumerate(row):
            if j != y:
                total += max(0.0, 1 + s - row[y])
    return total / len(labels)


def multiclass_hinge_grad(scores, labels):
    out = np.zeros_like(scores)
    n = len(labels)
    for i, y in enumerate(labels):
        for j in range(scores.shape[1]):
            if j != y and 1 + scores[i, j] - scores[i, y] > 0:
                out[i, j] += 1 / n
                out[i, y] -= 1 / n
    return out
