import numpy as np


def cbow_examples(tokens: list[int], window: int) -> list[tuple[list[int], int]]:
    """All examples (context, target) of one sentence, left to right; none for a sentence of one word.

    Raises ValueError where window < 1.
    """
    raise NotImplementedError


def context_matrix(contexts: list[list[int]], window: int) -> np.ndarray:
    """Contexts as an int64 array (B, 2 * window), each at the left of its row, filled up with -1."""
    raise NotImplementedError


def cbow_hidden(embeddings: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Mean embedding of each row's words: (V, D) and (B, C) to (B, D). Entries of -1 are no words."""
    raise NotImplementedError
