import numpy as np


def hinge(scores, labels):
    return np.mean(np.maximum(0, 1 - labels * scores))


def hinge_grad(scores, labels):
    inside = labels * scores < 1  # the margin is violated
    return (-labels * inside / scores.size).astype(scores.dtype)


def _excess(scores, labels):
    """By how much each class comes too close to the label's score, (N, C); 0 for the label itself."""
    rows = np.arange(len(labels))
    excess = 1 + scores - scores[rows, labels][:, None]
    excess[rows, labels] = 0
    return excess


def multiclass_hinge(scores, labels):
    return np.maximum(_excess(scores, labels), 0).sum(axis=1).mean()


def multiclass_hinge_grad(scores, labels):
    gradient = (_excess(scores, labels) > 0).astype(scores.dtype)  # (N, C), 1 for each violation
    gradient[np.arange(len(labels)), labels] -= gradient.sum(axis=1)
    return gradient / len(labels)
