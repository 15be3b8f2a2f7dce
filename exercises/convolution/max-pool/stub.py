import numpy as np


def max_pool(images: np.ndarray, size: int, stride: int, padding: int = 0) -> np.ndarray:
    """Maximum of each size × size window. images: (N, C, H, W). Returns (N, C, H′, W′) of the same dtype.

    A frame of `padding` places lies around each image; they never win. Raises ValueError for arguments that make no
    sense, and windows that do not fit.
    """
    raise NotImplementedError


def max_pool_backward(upstream: np.ndarray, images: np.ndarray, size: int, stride: int, padding: int = 0) -> np.ndarray:
    """Gradient by images, (N, C, H, W), for the upstream gradient (N, C, H′, W′).

    Among equal maxima of a window the first in row-major order is given everything. Raises ValueError as above.
    """
    raise NotImplementedError
