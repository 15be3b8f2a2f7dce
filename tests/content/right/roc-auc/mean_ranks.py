"""The area by mean ranks; the curve by searching each distinct score in the sorted classes."""

import numpy as np


def _classes(scores, labels):
    if len(scores) != len(labels):
        raise ValueError("lengths do not match")
    if np.isnan(scores).any():
        raise ValueError("nan among the scores")
    positives, negatives = np.sort(scores[labels == 1]), np.sort(scores[labels == 0])
    if positives.size == 0 or negatives.size == 0:
        raise ValueError("there must be a positive and a negative")
    return positives, negatives


def roc_curve(scores, labels):
    positives, negatives = _classes(scores, labels)
    thresholds = np.unique(scores)[::-1]
    rates = []
    for group in (negatives, positives):
        above = group.size - np.searchsorted(group, thresholds, side="left")
        rates.append(np.concatenate([[0.0], above / group.size]))
    return tuple(rates)


def roc_auc(scores, labels):
    positives, negatives = _classes(scores, labels)
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    rank_sum = ranks[labels == 1].sum()
    return (rank_sum - positives.size * (positives.size + 1) / 2) / (positives.size * negatives.size)
