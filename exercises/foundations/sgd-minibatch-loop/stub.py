import numpy as np


def minibatches(order: np.ndarray, batch_size: int) -> list[np.ndarray]:
    """`order`, (n,), cut into pieces of `batch_size`; the last one may be smaller."""
    raise NotImplementedError


def sgd_epoch(x: np.ndarray, y: np.ndarray, w: np.ndarray, lr: float, batch_size: int, order: np.ndarray) -> np.ndarray:
    """w after one pass through the data in the order given. x: (n, D). y, order: (n,). w: (D,). Returns (D,)."""
    raise NotImplementedError
