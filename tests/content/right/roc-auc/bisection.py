"""Plain Python: both classes sorted, counted with bisect."""

from bisect import bisect_left, bisect_right

import numpy as np


def _split(scores, labels):
    values, truth = scores.tolist(), labels.tolist()
    if len(values) != len(truth):
        raise ValueError(f"{len(values)} scores and {len(truth)} labels: not the same number")
    if any(v != v for v in values):
        raise ValueError("score is not a number")
    up = sorted(v for v, y in zip(values, truth) if y)
    down = sorted(v for v, y in zip(values, truth) if not y)
    if not up or not down:
        raise ValueError("only one class")
    return up, down


def roc_curve(scores, labels):
    up, down = _split(scores, labels)
    fpr, tpr = [0.0], [0.0]
    for threshold in sorted({*up, *down}, reverse=True):
        tpr.append((len(up) - bisect_left(up, threshold)) / len(up))
        fpr.append((len(down) - bisect_left(down, threshold)) / len(down))
    return np.array(fpr), np.array(tpr)


def roc_auc(scores, labels):
    up, down = _split(scores, labels)
    wins = sum(bisect_left(down, s) + bisect_right(down, s) for s in up)
    return wins / (2 * len(up) * len(down))
