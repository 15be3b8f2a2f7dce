import numpy as np


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """(fan_in, fan_out) of a weight of shape (out, in) or (out, in, *kernel). ValueError for fewer than two axes."""
    raise NotImplementedError


def xavier_uniform(shape: tuple[int, ...], seed: int) -> np.ndarray:
    """Uniform on [−a, a] with variance 2 / (fan_in + fan_out), float64, drawn from a generator made from the seed."""
    raise NotImplementedError


def he_normal(shape: tuple[int, ...], seed: int) -> np.ndarray:
    """Normal with mean 0 and variance 2 / fan_in, float64, drawn from a generator made from the seed."""
    raise NotImplementedError


def rms_through_layers(x: np.ndarray, weights: list[np.ndarray]) -> list[float]:
    """√(mean h²) after each layer h ← relu(h Wᵀ). x: (B, D). weights: (out, in) each."""
    raise NotImplementedError
