import numpy as np


def roc_curve(scores: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """False and true positive rates, from the point (0, 0) on, one point for each distinct score, the largest first.

    scores: (N,) float32 or float64, labels: (N,) of 0 and 1. Returns (fpr, tpr), float64. Raises ValueError where a
    class is missing, lengths differ or a score is nan.
    """
    raise NotImplementedError


def roc_auc(scores: np.ndarray, labels: np.ndarray) -> float:
    """The probability that a positive scores above a negative, ties counting one half. Raises ValueError as above."""
    raise NotImplementedError
