"""Believed: the correction belongs to evaluation: multiply by 1 − p.
Tell: That is the form of the paper, and it is consistent. The question asks for the inverted form: evaluation is the identity, so where does the scale go?
"""


def _scaled_by_mask(values, p, noise, training):
    if not training:
        return values * values.dtype.type(1 - p)
    keep = noise >= p
    return values * keep.astype(values.dtype)


def dropout(x, p, noise, training):
    if not 0 <= p <= 1:
        raise ValueError(f"p is a probability, got {p}")
    return _scaled_by_mask(x, p, noise, training)


def dropout_backward(upstream, p, noise, training):
    return _scaled_by_mask(upstream, p, noise, training)  # the layer is linear in x
