import numpy as np


def stratified_split(labels: np.ndarray, test_size: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Indices (train, test), int64 and ascending: test has test_size examples, shared out by largest remainders.

    labels: (N,), int64. Classes of one member are in train. Equal fractional parts: the smaller label first.
    """
    raise NotImplementedError
