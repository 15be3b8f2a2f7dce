import numpy as np


def look_up(embeddings, tokens, lengths):
    real = np.arange(len(tokens))[:, None] < lengths  # (T, N)
    return embeddings[np.where(real, tokens, 0)], real[:, :, None]  # (T, N, E), (T, N, 1)


def bag_encode(embeddings, tokens, lengths):
    vectors, real = look_up(embeddings, tokens, lengths)
    counts = np.maximum(lengths, 1).astype(embeddings.dtype)
    return np.where(real, vectors, 0).sum(axis=0) / counts[:, None]


def recurrent_encode(embeddings, tokens, lengths, Wx, Wh, b):
    vectors, real = look_up(embeddings, tokens, lengths)
    h = np.zeros((len(lengths), len(b)), embeddings.dtype)
    for e, alive in zip(vectors, real):
        h = np.where(alive, np.tanh(e @ Wx.T + h @ Wh.T + b), h)  # (N, H)
    return h
