import numpy as np


def conv2d(
    images: np.ndarray, filters: np.ndarray, bias: np.ndarray, padding: str = "valid", stride: int = 1
) -> np.ndarray:
    """Forward pass of a convolutional layer (filters are not flipped).

    images: (N, C, H, W). filters: (F, C, kh, kw). bias: (F,). padding: "valid" or "same". Returns (N, F, H′, W′) of
    the same dtype. Raises ValueError for an unknown padding, a stride below 1, channels that differ, or (valid)
    filters that do not fit.
    """
    raise NotImplementedError
