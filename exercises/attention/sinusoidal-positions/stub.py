import numpy as np


def sinusoidal_positions(length: int, d: int, start: int = 0, dtype: str = "float32") -> np.ndarray:
    """The encodings of positions start, start + 1, ...: (length, d), sines and cosines alternating.

    Computed in float64, returned in dtype: "float64", "float32" or "float16".
    """
    raise NotImplementedError


def add_positions(x: np.ndarray, start: int = 0) -> np.ndarray:
    """x + PE, in the dtype of x. x: (..., T, d); its first token stands at position start."""
    raise NotImplementedError


def shift_matrix(offset: int, d: int) -> np.ndarray:
    """M (d, d), float64, with PE[p + offset] = M @ PE[p] for every p. Raises ValueError if d is odd."""
    raise NotImplementedError
