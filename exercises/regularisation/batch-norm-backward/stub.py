import numpy as np


def batch_norm_backward(
    upstream: np.ndarray, x: np.ndarray, gamma: np.ndarray, eps: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Backward pass of training mode: mean and variance are those of the batch.

    upstream, x: (N, D). gamma: (D,). Returns (grad_x, grad_gamma, grad_beta): (N, D), (D,), (D,).
    """
    raise NotImplementedError


def batch_norm_eval_backward(
    upstream: np.ndarray,
    x: np.ndarray,
    gamma: np.ndarray,
    running_mean: np.ndarray,
    running_var: np.ndarray,
    eps: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Backward pass of evaluation mode: the running statistics, (D,) each, are constants. Same results."""
    raise NotImplementedError
