"""Believed: the order in which a sentence is read is up to the network.
Tell: With one word you are right. Which word of a sentence does your network see first, and which one last?
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
    for e, alive in zip(vectors[::-1], real[::-1]):
        h = np.where(alive, np.tanh(e @ Wx.T + h @ Wh.T + b), h)
    return h
