import numpy as np


def batch_norm_train(
    x: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    running_mean: np.ndarray,
    running_var: np.ndarray,
    momentum: float,
    eps: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Normalise with the statistics of the batch, and update the running ones.

    x: (N, C) or (N, C, H, W). gamma, beta, running_mean, running_var: (C,).
    Returns (y, new_running_mean, new_running_var): the shape of x, (C,), (C,).
    Raises ValueError where a channel has only one value.
    """
    raise NotImplementedError


def batch_norm_eval(
    x: np.ndarray,
    gamma: np.ndarray,
    beta: np.ndarray,
    running_mean: np.ndarray,
    running_var: np.ndarray,
    eps: float,
) -> np.ndarray:
    """Normalise with the running statistics. Same shapes; returns y."""
    raise NotImplementedError
