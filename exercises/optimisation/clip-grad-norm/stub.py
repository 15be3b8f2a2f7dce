import numpy as np


def global_norm(gradients: list[np.ndarray]) -> float:
    """The norm of all entries of all arrays together, in the precision of float64."""
    raise NotImplementedError


def clip_by_norm(gradients: list[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    """Scale all arrays by one factor so that their global norm is at most max_norm.

    Returns (clipped, norm before clipping). Each array keeps its shape and dtype.
    Raises ValueError where an entry is nan or infinite.
    """
    raise NotImplementedError


def clip_by_value(gradients: list[np.ndarray], limit: float) -> list[np.ndarray]:
    """Move every entry into [-limit, limit]. Each array keeps its shape and dtype."""
    raise NotImplementedError
