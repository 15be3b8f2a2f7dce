"""Believed: a bag of words is the set of its words.
Tell: Where all words of a sentence differ you are right. What is the difference between a bag and a set?
"""

import numpy as np


def look_up(embeddings, tokens, lengths):
    real = np.arange(len(tokens))[:, None] < lengths
    return embeddings[np.where(real, tokens, 0)], real[:, :, None]


def bag_encode(embeddings, tokens, lengths):
    vectors, real = look_up(embeddings, tokens, lengths)
    mean = np.zeros((len(lengths), embeddings.shape[1]), embeddings.dtype)
    for n, length in enumerate(lengths):
        if length > 0:
            mean[n] = embeddings[np.unique(tokens[:length, n])].mean(0)
    return mean


def recurrent_encode(embeddings, tokens, lengths, Wx, Wh, b):
    vectors, real = look_up(embeddings, tokens, lengths)
    h = np.zeros((len(lengths), len(b)), embeddings.dtype)
    for e, alive in zip(vectors, real):
        h = np.where(alive, np.tanh(e @ Wx.T + h @ Wh.T + b), h)
    return h
