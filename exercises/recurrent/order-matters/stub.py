import numpy as np


def bag_encode(embeddings: np.ndarray, tokens: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The mean embedding of each sentence's own tokens, (N, E); zeros for a sentence of length 0.

    embeddings: (V, E). tokens: (T, N), time first; any integer stands beyond a sentence's length. lengths: (N,).
    """
    raise NotImplementedError


def recurrent_encode(
    embeddings: np.ndarray,
    tokens: np.ndarray,
    lengths: np.ndarray,
    Wx: np.ndarray,
    Wh: np.ndarray,
    b: np.ndarray,
) -> np.ndarray:
    """Each sentence's state, (N, H), after its own last token; zeros for a sentence of length 0.

    The state starts from zeros and becomes tanh(Wx e + Wh h + b). Wx: (H, E). Wh: (H, H). b: (H,).
    """
    raise NotImplementedError
