"""Believed: the formula covers p = 1, too.
Tell: Every p but one works. At p = 1, what is 1/(1 − p), and what is that times 0?
"""

import numpy as np


def _scaled_by_mask(values, p, noise, training):
    if not training:
        return values
    keep = noise >= p
    scale = np.divide(1.0, 1.0 - p)
    return values * (keep * scale).astype(values.dtype)


def dropout(x, p, noise, training):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a probability, got {p}")
    return _scaled_by_mask(x, p, noise, training)


def dropout_backward(upstream, p, noise, training):
    return _scaled_by_mask(upstream, p, noise, training)  # the layer is linear in x
