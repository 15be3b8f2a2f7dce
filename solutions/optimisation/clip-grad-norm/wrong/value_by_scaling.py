"""Believed: clipping by value scales until the largest entry fits.
Tell: Interesting, and it would keep the direction, but entries that were within the limit have changed. What should happen to them?
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
    return [g * (max_norm / norm) for g in gradients], norm


def clip_by_value(gradients, limit):
    largest = max((float(np.max(np.abs(g))) for g in gradients), default=0.0)
    return [g * (limit / largest) if largest > limit else g.copy() for g in gradients]
