import numpy as np


def negative_sampling_loss(centre: np.ndarray, context: np.ndarray, negatives: np.ndarray) -> float:
    """Mean over the batch of -log σ(u·v) - Σ_k log σ(-n_k·v). (B, D), (B, D) and (B, K, D) to a scalar."""
    raise NotImplementedError


def negative_sampling_grads(
    centre: np.ndarray, context: np.ndarray, negatives: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Gradients of the mean loss with respect to the three arguments: (B, D), (B, D), (B, K, D)."""
    raise NotImplementedError
