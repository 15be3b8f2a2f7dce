import numpy as np


def causal_mask(q_len: int, k_len: int) -> np.ndarray:
    """Which keys each query may attend to: boolean (q_len, k_len), True = may attend.

    The queries are the last q_len of the k_len positions. Raises ValueError if q_len > k_len.
    """
    raise NotImplementedError


def attention_mask(q_len: int, valid: np.ndarray) -> np.ndarray:
    """Causal and padding mask in one: (B, 1, q_len, k_len), True = may attend.

    valid: boolean (B, k_len), True = a real token, False = padding.
    """
    raise NotImplementedError


def masked_softmax(scores: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Softmax over the last axis among the keys that are open; rows without any are 0.

    scores: (..., q_len, k_len). mask: boolean, broadcastable to the shape of scores.
    """
    raise NotImplementedError
