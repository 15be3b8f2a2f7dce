"""The mask as a factor; contexts by a deque-like sweep."""

import numpy as np


def cbow_examples(tokens, window):
    if not window >= 1:
        raise ValueError("window must be positive")
    result = []
    for i in range(len(tokens)):
        left, right = tokens[:i][-window:], tokens[i + 1 :][:window]
        if left or right:
            result.append(([*left, *right], tokens[i]))
    return result


def context_matrix(contexts, window):
    matrix = np.full((len(contexts), 2 * window), -1, dtype=np.int64)
    for b in range(len(contexts)):
        matrix[b, : len(contexts[b])] = contexts[b]
    return matrix


def cbow_hidden(embeddings, matrix):
    mask = (matrix >= 0).astype(embeddings.dtype)
    vectors = embeddings[np.maximum(matrix, 0)] * mask[:, :, None]
    return vectors.sum(1) / np.maximum(mask.sum(1, keepdims=True), 1)
