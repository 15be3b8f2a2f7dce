"""Believed: the global norm is the sum of the arrays' norms.
Tell: For a single array you are right. Think of two arrays as two parts of one long vector: how do the lengths of the parts give the length of the whole?
"""

import math

import numpy as np


def global_norm(gradients):
    return float(sum(math.sqrt(np.sum(g.astype(np.float64) ** 2)) for g in gradients))


def clip_by_norm(gradients, max_norm):
    norm = global_norm(gradients)
    if not math.isfinite(norm):
        raise ValueError("the gradients hold nan or infinite entries")
    if norm <= max_norm:
        return [g.copy() for g in gradients], norm
    return [g * (max_norm / norm) for g in gradients], norm


def clip_by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]
