import numpy as np


def layer_norm(x: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float) -> np.ndarray:
    """Normalise every vector along the last axis. x: (..., D). gamma, beta: (D,). Returns (..., D)."""
    raise NotImplementedError


def layer_norm_backward(
    upstream: np.ndarray, x: np.ndarray, gamma: np.ndarray, eps: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of a loss with respect to x, gamma and beta.

    upstream: (..., D), the gradient of the loss with respect to the output. x: (..., D), the forward input.
    Returns (grad_x, grad_gamma, grad_beta): (..., D), (D,), (D,).
    """
    raise NotImplementedError
