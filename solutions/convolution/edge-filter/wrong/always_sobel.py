"""Believed: edges uses the default filter.
Tell: With a centre of 2 all is right, and your filter is right for others. Which filter does edges use when it is given a centre?
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def edge_filter(centre=2.0):
    return np.outer([1.0, centre, 1.0], [-1.0, 0.0, 1.0])


def edges(image, centre=2.0):
    if image.ndim != 2 or min(image.shape) < 3:
        raise ValueError("the image is too small for a 3×3 filter, or has not two axes")
    dtype = np.float32 if image.dtype == np.float32 else np.float64
    windows = sliding_window_view(image.astype(dtype), (3, 3))
    kernel = edge_filter().astype(dtype)
    gx = np.einsum("hwij,ij->hw", windows, kernel)
    gy = np.einsum("hwij,ji->hw", windows, kernel)
    return gx, gy, np.hypot(gx, gy)
