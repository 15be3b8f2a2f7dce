import numpy as np

Cache = tuple[np.ndarray, np.ndarray]


def extend(
    x: np.ndarray,
    w_q: np.ndarray,
    w_k: np.ndarray,
    w_v: np.ndarray,
    positions: np.ndarray,
    heads: int,
    cache: Cache | None = None,
) -> tuple[np.ndarray, Cache]:
    """Causal self-attention of T new tokens to the P cached ones and to themselves.

    x: (B, T, d), new tokens only. w_q, w_k, w_v: (d, d). positions: (N, d).
    cache: None or (k, v), each (B, heads, P, d / heads).
    Returns (output, (k, v)): (B, T, d), and twice (B, heads, P + T, d / heads).
    Raises ValueError if P + T > N.
    """
    raise NotImplementedError


def decode(
    x: np.ndarray,
    w_q: np.ndarray,
    w_k: np.ndarray,
    w_v: np.ndarray,
    positions: np.ndarray,
    heads: int,
    prompt: int,
) -> np.ndarray:
    """Outputs (B, n, d) of a sequence x (B, n, d): the first `prompt` tokens at once, then one by one."""
    raise NotImplementedError
