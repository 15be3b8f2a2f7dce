"""Believed: the true word competes with the negatives in a softmax.
Tell: That is a sampled softmax, another loss: there the K + 1 scores share one normalisation. Here each score is a yes-or-no question of its own.
"""

import numpy as np


def _scores(centre, context, negatives):
    return (context * centre).sum(axis=-1), (negatives @ centre[:, :, None])[..., 0]  # (B,), (B, K)


def _softplus(s):
    return np.logaddexp(0, s)  # −log σ(−s)


def negative_sampling_loss(centre, context, negatives):
    positive, negative = _scores(centre, context, negatives)
    largest = np.maximum(positive, negative.max(axis=-1))
    powers = np.exp(positive - largest) + np.exp(negative - largest[:, None]).sum(axis=-1)
    return np.mean(largest + np.log(powers) - positive)


def negative_sampling_grads(centre, context, negatives):
    positive, negative = _scores(centre, context, negatives)
    every = np.concatenate([positive[:, None], negative], axis=1)
    powers = np.exp(every - every.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    pull, push = (p[:, :1] - 1) / len(centre), p[:, 1:, None] / len(centre)
    grad_centre = pull * context + (push * negatives).sum(axis=1)
    return grad_centre, pull * centre, push * centre[:, None]
