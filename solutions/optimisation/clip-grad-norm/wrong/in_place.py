"""Believed: a gradient is used once, so it may be overwritten.
Tell: All values are right, but the arrays of the caller have changed. torch does that, and marks it with an underscore; here new arrays are asked for.
"""

import math

import numpy as np


def global_norm(gradients):
    squares = (np.sum(g.astype(np.float64) ** 2) for g in gradients)  # 1e30 squared is no float32
    return math.sqrt(sum(squares))


def clip_by_norm(gradients, max_norm):
    norm = global_norm(gradients)
    if not math.isfinite(norm):
        raise ValueError("the gradients hold nan or infinite entries")
    if norm <= max_norm:
        return [g.copy() for g in gradients], norm
    for g in gradients:
        g *= max_norm / norm
    return list(gradients), norm


def clip_by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]
