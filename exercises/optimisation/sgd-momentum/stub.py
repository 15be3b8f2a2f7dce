import numpy as np


def momentum_step(
    parameters: list[np.ndarray],
    gradients: list[np.ndarray],
    velocities: list[np.ndarray] | None,
    lr: float,
    momentum: float,
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """One step. Lists of matching arrays; velocities of None stand for zeros.

    Returns (new_parameters, new_velocities).
    """
    raise NotImplementedError


def minimise_quadratic(start: np.ndarray, curvature: np.ndarray, lr: float, momentum: float, steps: int) -> np.ndarray:
    """All positions of a run on ½ Σ curvature w². start, curvature: (D,). Returns (steps + 1, D)."""
    raise NotImplementedError
