"""Believed: once the squares cannot overflow, the precision of the gradients will do.
Tell: Nothing overflows any more. But the norm of float32 arrays is right to seven digits only: in which precision are the squares added up, and which one does the question ask for?
"""

import math

import numpy as np


def global_norm(gradients):
    largest = max((float(np.max(np.abs(g))) for g in gradients), default=0.0)
    if largest == 0 or not math.isfinite(largest):
        return largest
    return largest * math.sqrt(sum(float(np.sum((g / largest) ** 2)) for g in gradients))


def clip_by_norm(gradients, max_norm):
    norm = global_norm(gradients)
    if not math.isfinite(norm):
        raise ValueError("the gradients hold nan or infinite entries")
    if norm <= max_norm:
        return [g.copy() for g in gradients], norm
    return [g * (max_norm / norm) for g in gradients], norm


def clip_by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]
