import numpy as np


def truncated_bptt(
    x: np.ndarray,
    upstream: np.ndarray,
    Wx: np.ndarray,
    Wh: np.ndarray,
    b: np.ndarray,
    h0: np.ndarray,
    k: int,
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """A tanh network over x, (T, N, I), and its gradients cut at every k-th step.

    upstream: (T, N, H), the direct gradient of each state. Returns (states, {"Wx": …, "Wh": …, "b": …}), states of
    shape (T, N, H). Raises ValueError for a k below 1.
    """
    raise NotImplementedError
