import numpy as np


def dropout(x: np.ndarray, p: float, noise: np.ndarray | None, training: bool) -> np.ndarray:
    """Inverted dropout: drops where noise < p. Any shape, float32 or float64; same shape and dtype.

    noise: of the shape of x, uniform on [0, 1), float64; None is allowed in evaluation.
    Raises ValueError unless 0 <= p <= 1.
    """
    raise NotImplementedError


def dropout_backward(upstream: np.ndarray, p: float, noise: np.ndarray | None, training: bool) -> np.ndarray:
    """Gradient with respect to the input of `dropout`, from that with respect to its output."""
    raise NotImplementedError
