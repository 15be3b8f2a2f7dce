import numpy as np


def by_class(true: np.ndarray, predicted: np.ndarray, n_classes: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Precision, recall and F1 of every class: three float64 arrays of shape (n_classes,). 0/0 is 0."""
    raise NotImplementedError


def averaged(true: np.ndarray, predicted: np.ndarray, n_classes: int, average: str) -> tuple[float, float, float]:
    """Precision, recall and F1 as single numbers; `average` is "macro", "weighted" or "micro", else ValueError."""
    raise NotImplementedError
