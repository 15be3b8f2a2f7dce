"""Believed: every array is clipped to max_norm.
Tell: The norm is right. But each array gets a factor of its own, so the layers' proportions change, and with them the direction of the step. How many factors should there be?
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
    own = [global_norm([g]) for g in gradients]
    return [g * (max_norm / n) if n > max_norm else g.copy() for g, n in zip(gradients, own)], norm


def clip_by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]
