"""Believed: a true pair is to be pulled together, so its gradient is positive.
Tell: Sizes are right, signs are not. A gradient is what descent subtracts: should the loss grow or shrink when the score of a true pair grows?
"""

import numpy as np


def _scores(centre, context, negatives):
    return (context * centre).sum(axis=-1), (negatives @ centre[:, :, None])[..., 0]  # (B,), (B, K)


def _softplus(s):
    return np.logaddexp(0, s)  # −log σ(−s)


def negative_sampling_loss(centre, context, negatives):
    positive, negative = _scores(centre, context, negatives)
    return np.mean(_softplus(-positive) + _softplus(negative).sum(axis=-1))


def negative_sampling_grads(centre, context, negatives):
    positive, negative = _scores(centre, context, negatives)
    pull = np.exp(-_softplus(positive))[:, None] / len(centre)  # σ(s) − 1, (B, 1)
    push = -np.exp(-_softplus(-negative))[..., None] / len(centre)  # σ(s), (B, K, 1)
    grad_centre = pull * context + (push * negatives).sum(axis=1)
    return grad_centre, pull * centre, push * centre[:, None]
