import numpy as np


def neuron(x: np.ndarray, w: np.ndarray, b: float) -> np.ndarray:
    """1 where w · x + b > 0, else 0, for every row. x: (B, n). w: (n,). Returns (B,), int64."""
    raise NotImplementedError


def gate(name: str, n: int) -> tuple[np.ndarray, float]:
    """Weights (n,) and bias of the neuron that is the gate `name` ("AND", "OR" or "NAND") of n inputs.

    Raises ValueError for another name.
    """
    raise NotImplementedError


def xor(x: np.ndarray) -> np.ndarray:
    """1 where exactly one of the two inputs is 1, else 0. x: (B, 2). Returns (B,), int64."""
    raise NotImplementedError
