"""One sentence after the other, cut to its own length."""

import numpy as np


def bag_encode(embeddings, tokens, lengths):
    result = np.zeros((tokens.shape[1], embeddings.shape[1]), dtype=embeddings.dtype)
    for n in range(tokens.shape[1]):
        words = tokens[: lengths[n], n]
        if len(words):
            result[n] = embeddings[words].mean(axis=0)
    return result


def recurrent_encode(embeddings, tokens, lengths, Wx, Wh, b):
    result = np.zeros((tokens.shape[1], b.shape[0]), dtype=embeddings.dtype)
    for n in range(tokens.shape[1]):
        for t in range(lengths[n]):
            result[n] = np.tanh(Wx @ embeddings[tokens[t, n]] + Wh @ result[n] + b)
    return result
