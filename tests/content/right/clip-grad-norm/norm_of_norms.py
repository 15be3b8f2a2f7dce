"""A norm of norms, with math.hypot."""

import math

import numpy as np


def global_norm(gradients):
    return math.hypot(*[math.sqrt(np.vdot(w, w)) for w in (g.astype(np.longdouble).ravel() for g in gradients)])


def clip_by_norm(gradients, max_norm):
    norm = global_norm(gradients)
    if norm != norm or norm == math.inf:
        raise ValueError("not finite")
    if norm == 0:
        return list(gradients), norm
    factor = min(max_norm / norm, 1)
    return [(g * factor).astype(g.dtype) for g in gradients], norm


def clip_by_value(gradients, limit):
    return [np.where(np.abs(g) > limit, np.sign(g) * limit, g).astype(g.dtype) for g in gradients]
