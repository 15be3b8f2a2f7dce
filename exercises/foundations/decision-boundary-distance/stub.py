import numpy as np


def signed_distance(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """Distance of every row from the boundary, positive where w · x + b > 0. x: (B, D). w: (D,). Returns (B,).

    Raises ValueError where all weights are 0.
    """
    raise NotImplementedError


def nearest_on_boundary(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """The point of the boundary nearest to each row. x: (B, D). w: (D,). Returns (B, D).

    Raises ValueError where all weights are 0.
    """
    raise NotImplementedError


def origin_distance(w: np.ndarray, b: float) -> float:
    """Distance of the origin from the boundary, at least 0. w: (D,). Raises ValueError where all weights are 0."""
    raise NotImplementedError


def bias_through(w: np.ndarray, point: np.ndarray) -> float:
    """The bias that lets the boundary of w pass through the point. w, point: (D,)."""
    raise NotImplementedError
