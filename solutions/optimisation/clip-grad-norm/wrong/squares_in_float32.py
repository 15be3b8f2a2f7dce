"""Believed: the precision of the gradients will do for their squares.
Tell: Moderate gradients are right to about seven digits. What is 10²⁰ squared in float32, and what becomes of a gradient that is divided by that?
"""

import math

import numpy as np


def global_norm(gradients):
    squares = (np.sum(g**2) for g in gradients)
    return math.sqrt(float(sum(squares)))


def clip_by_norm(gradients, max_norm):
    norm = global_norm(gradients)
    if not all(np.isfinite(g).all() for g in gradients):
        raise ValueError("the gradients hold nan or infinite entries")
    if norm <= max_norm:
        return [g.copy() for g in gradients], norm
    return [g * (max_norm / norm) for g in gradients], norm


def clip_by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]
