import numpy as np


def confusion_matrix(true: np.ndarray, predicted: np.ndarray, n_classes: int, normalise: bool = False) -> np.ndarray:
    """How often each true class (row) was predicted as each class (column).

    true, predicted: integer labels of shape (N,), of any integer dtype. Returns (n_classes, n_classes): int64 counts,
    or, with normalise, float64 shares of each row (zeros for a class without examples). Raises ValueError for arrays
    of different lengths and for labels out of range.
    """
    raise NotImplementedError
