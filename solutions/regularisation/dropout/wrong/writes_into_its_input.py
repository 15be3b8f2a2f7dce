"""Believed: the input is not needed any more.
Tell: All values are right, but the array of the caller has changed; other layers, and the backward pass of the one before, may still need it. Which statement changes an array without making another?
"""


def _scaled_by_mask(values, p, noise, training):
    if not training:
        return values
    keep = noise >= p
    scale = 1 / (1 - p) if p < 1 else 0.0  # at p = 1 nothing is kept
    values *= scale
    values[~keep] = 0
    return values


def dropout(x, p, noise, training):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a probability, got {p}")
    return _scaled_by_mask(x, p, noise, training)


def dropout_backward(upstream, p, noise, training):
    return _scaled_by_mask(upstream, p, noise, training)  # the layer is linear in x
