import numpy as np


def l2_penalty(parameters: dict[str, np.ndarray], strength: float) -> float:
    """Half of strength times the sum of squares over all arrays with two or more dimensions."""
    raise NotImplementedError


def penalised_gradients(
    parameters: dict[str, np.ndarray], gradients: dict[str, np.ndarray], strength: float
) -> dict[str, np.ndarray]:
    """Gradients of data loss plus penalty, from those of the data loss. Same names, shapes and dtypes."""
    raise NotImplementedError


def decoupled_step(
    parameters: dict[str, np.ndarray], updates: dict[str, np.ndarray], lr: float, strength: float
) -> dict[str, np.ndarray]:
    """New parameters: old ones less lr times the update, and less the decay. Same names, shapes and dtypes."""
    raise NotImplementedError
