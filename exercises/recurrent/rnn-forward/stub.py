import numpy as np


def rnn_forward(
    x: np.ndarray,
    Wx: np.ndarray,
    Wh: np.ndarray,
    b: np.ndarray,
    h0: np.ndarray | None = None,
    lengths: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """All hidden states of a tanh RNN, and each sequence's state after its own last step.

    x: (T, N, I), time first. Wx: (H, I). Wh: (H, H). b: (H,). h0: (N, H), None for zeros.
    lengths: (N,), 0 … T, None for T. Returns (states, last): (T, N, H), 0 where there is padding, and (N, H).
    """
    raise NotImplementedError
