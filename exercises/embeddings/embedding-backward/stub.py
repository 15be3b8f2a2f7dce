import numpy as np


def embedding(weight: np.ndarray, ids: np.ndarray) -> np.ndarray:
    """Rows of the table: (V, D) and integer ids of any shape to ids.shape + (D,).

    Raises IndexError where an id lies outside 0 … V - 1.
    """
    raise NotImplementedError


def embedding_backward(upstream: np.ndarray, ids: np.ndarray, rows: int, padding_id: int | None) -> np.ndarray:
    """Gradient with respect to the table, (rows, D), from that with respect to the output, ids.shape + (D,)."""
    raise NotImplementedError


def sparse_embedding_backward(
    upstream: np.ndarray, ids: np.ndarray, padding_id: int | None
) -> tuple[np.ndarray, np.ndarray]:
    """The rows of that gradient which were picked: (n,) ids, ascending, without the padding, and (n, D) values."""
    raise NotImplementedError
