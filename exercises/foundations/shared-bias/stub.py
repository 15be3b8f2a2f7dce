import numpy as np


def layer(x: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """tanh(W x + b) for every row. x: (B, D). W: (H, D). b: (H,), or (1,) if shared. Returns (B, H)."""
    raise NotImplementedError


def bias_gradient(h: np.ndarray, upstream: np.ndarray, shared: bool) -> np.ndarray:
    """∂L/∂b from the layer's output and ∂L/∂h, both (B, H). Returns (1,) if shared, else (H,)."""
    raise NotImplementedError


def bias_count(sizes: list[int], shared: bool) -> int:
    """Number of biases of a fully connected network with these widths, from the input to the output."""
    raise NotImplementedError
