"""Believed: more digits never hurt.
Tell: The values are right. What type comes back for a float32 image, and how much more memory does the next layer need?
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def edge_filter(centre=2.0):
    return np.outer([1.0, centre, 1.0], [-1.0, 0.0, 1.0])


def edges(image, centre=2.0):
    if image.ndim != 2 or min(image.shape) < 3:
        raise ValueError("the image is too small for a 3×3 filter, or has not two axes")
    windows = sliding_window_view(image.astype(np.float64), (3, 3))
    kernel = edge_filter(centre)
    gx = np.einsum("hwij,ij->hw", windows, kernel)
    gy = np.einsum("hwij,ji->hw", windows, kernel)
    return gx, gy, np.hypot(gx, gy)
