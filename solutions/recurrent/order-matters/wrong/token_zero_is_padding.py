"""Believed: token 0 is the padding token.
Tell: You leave out some words in the middle of sentences. What, in this question, says where a sentence ends?
"""

import numpy as np


def look_up(embeddings, tokens, lengths):
    real = np.arange(len(tokens))[:, None] < lengths
    return embeddings[np.where(real, tokens, 0)], real[:, :, None]


def bag_encode(embeddings, tokens, lengths):
    vectors = embeddings[tokens % len(embeddings)]
    real = ((np.arange(len(tokens))[:, None] < lengths) & (tokens != 0))[:, :, None]
    counts = np.maximum(real.sum(0), 1).astype(embeddings.dtype)
    return np.where(real, vectors, 0).sum(0) / counts


def recurrent_encode(embeddings, tokens, lengths, Wx, Wh, b):
    vectors, real = look_up(embeddings, tokens, lengths)
    h = np.zeros((len(lengths), len(b)), embeddings.dtype)
    for e, alive in zip(vectors, real & (tokens != 0)[:, :, None]):
        h = np.where(alive, np.tanh(e @ Wx.T + h @ Wh.T + b), h)
    return h
