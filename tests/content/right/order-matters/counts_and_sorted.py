"""The bag as a product with a matrix of counts; the recurrence over the sentences that are still alive, longest first."""

import numpy as np


def bag_encode(embeddings, tokens, lengths):
    counts = np.zeros((len(lengths), len(embeddings)), embeddings.dtype)
    step, sentence = np.nonzero(np.arange(len(tokens))[:, None] < lengths)
    np.add.at(counts, (sentence, tokens[step, sentence]), 1)
    total = counts.sum(axis=1, keepdims=True)
    return np.divide(counts, total, out=np.zeros_like(counts), where=total > 0) @ embeddings


def recurrent_encode(embeddings, tokens, lengths, Wx, Wh, b):
    order = np.argsort(-lengths, kind="stable")
    states = np.zeros((len(lengths), len(b)), embeddings.dtype)
    for t in range(len(tokens)):
        alive = order[: int(np.sum(lengths > t))]
        if not len(alive):
            break
        states[alive] = np.tanh(embeddings[tokens[t, alive]] @ Wx.T + states[alive] @ Wh.T + b)
    return states
