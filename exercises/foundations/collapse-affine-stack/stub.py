import numpy as np

Layer = tuple[np.ndarray, np.ndarray]


def apply_stack(layers: list[Layer], x: np.ndarray) -> np.ndarray:
    """Run a batch through the layers, the first in the list first.

    layers: pairs (W, b), W (out, in), b (out,). x: (B, in). Returns (B, out of the last layer).
    """
    raise NotImplementedError


def collapse(layers: list[Layer]) -> Layer:
    """The one layer (W, b) that does what the whole stack does: W (last out, first in), b (last out,)."""
    raise NotImplementedError
