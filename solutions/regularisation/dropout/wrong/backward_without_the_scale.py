"""Believed: the backward pass only has to block the dropped units.
Tell: Forward is right, and the right gradients are 0. The others passed a factor on the way forward: what happens to that on the way back?
"""


def _scaled_by_mask(values, p, noise, training):
    if not training:
        return values
    keep = noise >= p
    scale = 1 / (1 - p) if p < 1 else 0.0  # at p = 1 nothing is kept
    return values * (keep * scale).astype(values.dtype)


def dropout(x, p, noise, training):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a probability, got {p}")
    return _scaled_by_mask(x, p, noise, training)


def dropout_backward(upstream, p, noise, training):
    return upstream * (noise >= p) if training else upstream
