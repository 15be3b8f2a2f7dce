"""Example by example, class by class."""

import math

import numpy as np


def _lse(row):
    top = max(row)
    return top + math.log(sum(math.exp(z - top) for z in row))


def cross_entropy(logits, labels, ignore_index=-100):
    total, count = 0.0, 0
    for place in np.ndindex(labels.shape):
        if labels[place] == ignore_index:
            continue
        row = logits[place].tolist()
        total += _lse(row) - row[labels[place]]
        count += 1
    return total / count


def cross_entropy_grad(logits, labels, ignore_index=-100):
    out = np.zeros_like(logits)
    count = sum(int(label) != ignore_index for label in labels.ravel())
    for place in np.ndindex(labels.shape):
        label = labels[place]
        if label == ignore_index:
            continue
        row = logits[place].tolist()
        lse = _lse(row)
        for k, z in enumerate(row):
            out[place + (k,)] = (math.exp(z - lse) - (k == label)) / count
    return out
