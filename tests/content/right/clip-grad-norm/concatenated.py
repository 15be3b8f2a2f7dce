"""One long vector, np.linalg.norm, a factor of at most 1."""

import numpy as np


def global_norm(gradients):
    if not gradients:
        return 0.0
    return float(np.linalg.norm(np.concatenate([np.ravel(g).astype(np.float64) for g in gradients])))


def clip_by_norm(gradients, max_norm):
    norm = global_norm(gradients)
    if np.isnan(norm) or np.isinf(norm):
        raise ValueError("gradient norm is not finite")
    factor = min(1.0, max_norm / norm) if norm > 0 else 1.0
    return [factor * g for g in gradients], norm


def clip_by_value(gradients, limit):
    return [np.minimum(np.maximum(g, -limit), limit) for g in gradients]
