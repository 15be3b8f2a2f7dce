import numpy as np


def reconstruct(
    x: np.ndarray, W_e: np.ndarray, b_e: np.ndarray, W_d: np.ndarray, b_d: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The reconstruction, shape (N, D), and the tanh code, shape (N, K).

    x: (N, D). W_e: (D, K). b_e: (K,). W_d: (K, D). b_d: (D,).
    """
    raise NotImplementedError


def loss(x: np.ndarray, reconstruction: np.ndarray) -> np.floating:
    """The squared error of two (N, D) arrays: summed over features, averaged over examples."""
    raise NotImplementedError


def gradients(
    x: np.ndarray, W_e: np.ndarray, b_e: np.ndarray, W_d: np.ndarray, b_d: np.ndarray
) -> dict[str, np.ndarray]:
    """The loss's gradients by the parameters: {"W_e": (D, K), "b_e": (K,), "W_d": (K, D), "b_d": (D,)}."""
    raise NotImplementedError
