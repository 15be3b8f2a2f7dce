"""Believed: dropout only sets values to zero.
Tell: The right values are dropped. But on average the next layer now sees a smaller sum in training than at test time: what must happen to the values that stay?
"""


def _scaled_by_mask(values, p, noise, training):
    if not training:
        return values
    keep = noise >= p
    return values * keep.astype(values.dtype)


def dropout(x, p, noise, training):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a probability, got {p}")
    return _scaled_by_mask(x, p, noise, training)


def dropout_backward(upstream, p, noise, training):
    return _scaled_by_mask(upstream, p, noise, training)  # the layer is linear in x
