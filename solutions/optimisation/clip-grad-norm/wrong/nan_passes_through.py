"""Believed: clipping makes every gradient harmless.
Tell: Finite gradients are right. What is `nan > max_norm`, and what is left of a gradient scaled by 1/∞? The question wants to hear about it.
"""

import math

import numpy as np


def global_norm(gradients):
    squares = (np.sum(g.astype(np.float64) ** 2) for g in gradients)  # 1e30 squared is no float32
    return math.sqrt(sum(squares))


def clip_by_norm(gradients, max_norm):
    norm = global_norm(gradients)
    if norm <= max_norm:
        return [g.copy() for g in gradients], norm
    return [g * (max_norm / norm) for g in gradients], norm


def clip_by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]
