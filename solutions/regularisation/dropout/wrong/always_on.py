"""Believed: the layer does the same in every mode.
Tell: Training is right. In evaluation a prediction must not depend on chance: look at `training`.
"""


def _scaled_by_mask(values, p, noise, training):
    keep = noise >= p
    scale = 1 / (1 - p) if p < 1 else 0.0  # at p = 1 nothing is kept
    return values * (keep * scale).astype(values.dtype)


def dropout(x, p, noise, training):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a probability, got {p}")
    return _scaled_by_mask(x, p, noise, training)


def dropout_backward(upstream, p, noise, training):
    return _scaled_by_mask(upstream, p, noise, training)  # the layer is linear in x
