"""A row of zeros is appended, so that −1 looks it up; the rest is einsum."""

import numpy as np


def cbow_examples(tokens, window):
    if window <= 0:
        raise ValueError(f"bad window {window}")
    n = len(tokens)
    if n < 2:
        return []
    return [
        ([tokens[j] for j in range(max(0, i - window), min(n, i + window + 1)) if j != i], tokens[i]) for i in range(n)
    ]


def context_matrix(contexts, window):
    out = -np.ones((len(contexts), 2 * window), dtype=np.int64)
    for b, context in enumerate(contexts):
        for k, word in enumerate(context):
            out[b, k] = word
    return out


def cbow_hidden(embeddings, matrix):
    padded = np.concatenate([embeddings, np.zeros_like(embeddings[:1])])
    counts = np.count_nonzero(matrix != -1, axis=1)
    weights = 1 / np.where(counts == 0, 1, counts)
    return np.einsum("bcd,b->bd", padded[matrix], weights.astype(embeddings.dtype))
