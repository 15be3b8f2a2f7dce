"""Context and negatives stacked to K + 1 words with labels 1 and 0: logistic regression."""

import numpy as np


def _stack(centre, context, negatives):
    words = np.concatenate([context[:, None], negatives], axis=1)
    labels = np.zeros(words.shape[:2], dtype=centre.dtype)
    labels[:, 0] = 1
    return words, labels, np.einsum("bkd,bd->bk", words, centre)


def negative_sampling_loss(centre, context, negatives):
    _, labels, s = _stack(centre, context, negatives)
    losses = np.maximum(s, 0) - s * labels + np.log1p(np.exp(-np.abs(s)))
    return float(losses.sum() / len(centre))


def negative_sampling_grads(centre, context, negatives):
    words, labels, s = _stack(centre, context, negatives)
    small = np.exp(-np.abs(s))
    p = np.where(s >= 0, 1, small) / (1 + small)
    g = (p - labels) / len(centre)
    by_words = np.einsum("bk,bd->bkd", g, centre)
    return np.einsum("bk,bkd->bd", g, words), by_words[:, 0], by_words[:, 1:]
