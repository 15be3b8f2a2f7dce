"""Believed: 1e-6 is added to the norm against a division by zero.
Tell: So does torch. Here the norm has to come out at exactly max_norm, also for small limits: is a division by zero possible where clipping is needed?
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
    return [g * (max_norm / (norm + 1e-6)) for g in gradients], norm


def clip_by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]
