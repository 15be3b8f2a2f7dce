import numpy as np


def bptt(
    x: np.ndarray, states: np.ndarray, upstream: np.ndarray, Wx: np.ndarray, Wh: np.ndarray, h0: np.ndarray
) -> dict[str, np.ndarray]:
    """Gradients of a loss by everything that went into h_t = tanh(Wx x_t + Wh h_{t-1} + b).

    x: (T, N, I), time first. states, upstream: (T, N, H). Wx: (H, I). Wh: (H, H). h0: (N, H).
    Returns {"x": (T, N, I), "h0": (N, H), "Wx": (H, I), "Wh": (H, H), "b": (H,)}.
    """
    raise NotImplementedError
