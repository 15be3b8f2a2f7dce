"""Believed: an id of 0 is padding.
Tell: In many vocabularies it is, but here the padding is −1, and word 0 is a word.
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
    is_word = (matrix > 0)[..., None]  # (B, C, 1)
    total = np.where(is_word, embeddings[matrix], 0).sum(axis=1)  # (B, D)
    count = np.maximum(is_word.sum(axis=1), 1)  # (B, 1)
    return total / count.astype(embeddings.dtype)
