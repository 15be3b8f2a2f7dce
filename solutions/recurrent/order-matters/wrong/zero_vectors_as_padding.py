"""Believed: a zero vector changes nothing, so padding becomes zero vectors.
Tell: Your bag is right. In the recurrence, put in e = 0: is the new state the old one?
"""

import numpy as np


def look_up(embeddings, tokens, lengths):
    real = np.arange(len(tokens))[:, None] < lengths
    return embeddings[np.where(real, tokens, 0)], real[:, :, None]


def bag_encode(embeddings, tokens, lengths):
    vectors, real = look_up(embeddings, tokens, lengths)
    counts = np.maximum(lengths, 1).astype(embeddings.dtype)
    return np.where(real, vectors, 0).sum(0) / counts[:, None]


def recurrent_encode(embeddings, tokens, lengths, Wx, Wh, b):
    vectors, real = look_up(embeddings, tokens, lengths)
    h = np.zeros((len(lengths), len(b)), embeddings.dtype)
    for e in np.where(real, vectors, 0):
        h = np.tanh(e @ Wx.T + h @ Wh.T + b)
    return np.where((lengths > 0)[:, None], h, 0)
