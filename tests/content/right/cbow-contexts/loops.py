"""Loops and Python lists."""

import numpy as np


def cbow_examples(tokens, window):
    if window < 1:
        raise ValueError("window < 1")
    examples = []
    for i, target in enumerate(tokens):
        context = []
        for j in range(i - window, i + window + 1):
            if j != i and 0 <= j < len(tokens):
                context.append(tokens[j])
        if context:
            examples.append((context, target))
    return examples


def context_matrix(contexts, window):
    rows = [context + [-1] * (2 * window - len(context)) for context in contexts]
    return np.array(rows, dtype=np.int64).reshape(-1, 2 * window)


def cbow_hidden(embeddings, matrix):
    out = np.zeros((matrix.shape[0], embeddings.shape[1]), embeddings.dtype)
    for b, row in enumerate(matrix):
        words = row[row != -1]
        if len(words):
            out[b] = embeddings[words].mean(axis=0)
    return out
