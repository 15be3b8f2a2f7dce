"""Entry by entry; the largest magnitude is taken out before squaring."""

import math

import numpy as np


def global_norm(gradients):
    largest = max((float(abs(v)) for g in gradients for v in g.flat), default=0.0)
    if largest == 0:
        return 0.0
    total = 0.0
    for g in gradients:
        for v in g.flat:
            total += (float(v) / largest) ** 2
    return largest * math.sqrt(total)


def clip_by_norm(gradients, max_norm):
    for g in gradients:
        if not np.all(np.isfinite(g)):
            raise ValueError("gradients contain NaN or inf")
    norm = global_norm(gradients)
    result = []
    for g in gradients:
        new = g.copy()
        if norm > max_norm:
            new *= max_norm / norm
        result.append(new)
    return result, norm


def clip_by_value(gradients, limit):
    result = []
    for g in gradients:
        new = g.copy()
        new[new > limit] = limit
        new[new < -limit] = -limit
        result.append(new)
    return result
