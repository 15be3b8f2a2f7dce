"""Believed: an index of −1 looks up nothing.
Tell: Full contexts are right. numpy takes −1 for the last row, so every short context contains the last word of the vocabulary, and no error tells you.
"""

import numpy as np


def cbow_examples(tokens, window):
    if window < 1:
        raise ValueError(f"window must be at least 1, got {window}")
    contexts = [tokens[max(0, i - window) : i] + tokens[i + 1 : i + 1 + window] for i in range(len(tokens))]
    return [(context, target) for context, target in zip(contexts, tokens) if context]


def context_matrix(contexts, window):
    matrix = np.full((len(contexts), 2 * window), -1)
    for row, context in zip(matrix, contexts):
        row[: len(context)] = context
    return matrix


def cbow_hidden(embeddings, matrix):
    is_word = (matrix >= 0)[..., None]  # (B, C, 1)
    total = embeddings[matrix].sum(axis=1)
    count = np.maximum(is_word.sum(axis=1), 1)  # (B, 1)
    return total / count.astype(embeddings.dtype)
