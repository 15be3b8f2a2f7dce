"""Believed: p is the share that stays.
Tell: In the original paper, yes, and at p = ½ it makes no difference. Here p is the probability to drop: where `noise < p` the output is 0.
"""


def _scaled_by_mask(values, p, noise, training):
    if not training:
        return values
    keep = noise < p
    scale = 1 / p if p > 0 else 0.0
    return values * (keep * scale).astype(values.dtype)


def dropout(x, p, noise, training):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a probability, got {p}")
    return _scaled_by_mask(x, p, noise, training)


def dropout_backward(upstream, p, noise, training):
    return _scaled_by_mask(upstream, p, noise, training)  # the layer is linear in x
