"""Believed: the gradients are brought to max_norm.
Tell: Large gradients are right. But a small gradient near a minimum is made large again: that is normalising. When is nothing to be done?
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
    if norm == 0:
        return [g.copy() for g in gradients], norm
    return [g * (max_norm / norm) for g in gradients], norm


def clip_by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]
