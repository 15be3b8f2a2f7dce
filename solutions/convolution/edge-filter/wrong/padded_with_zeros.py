"""Believed: the result has the size of the image.
Tell: Your inner values are right, but there is an edge around each image now that is not in the scene. At how many places does the filter fit without padding?
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def edge_filter(centre=2.0):
    return np.outer([1.0, centre, 1.0], [-1.0, 0.0, 1.0])


def edges(image, centre=2.0):
    if image.ndim != 2 or min(image.shape) < 3:
        raise ValueError("the image is too small for a 3×3 filter, or has not two axes")
    dtype = np.float32 if image.dtype == np.float32 else np.float64
    windows = sliding_window_view(np.pad(image.astype(dtype), 1), (3, 3))
    kernel = edge_filter(centre).astype(dtype)
    gx = np.einsum("hwij,ij->hw", windows, kernel)
    gy = np.einsum("hwij,ji->hw", windows, kernel)
    return gx, gy, np.hypot(gx, gy)
