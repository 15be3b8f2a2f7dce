"""Believed: the result can be converted at the end.
Tell: Floats are right, and uint8 images only where they get brighter. In which dtype do you subtract, and what is 3 − 5 there?
"""

import numpy as np


def edge_filter(centre=2.0):
    return np.outer([1.0, centre, 1.0], [-1.0, 0.0, 1.0])


def edges(image, centre=2.0):
    if image.ndim != 2 or min(image.shape) < 3:
        raise ValueError("the image is too small for a 3×3 filter, or has not two axes")
    dtype = np.float32 if image.dtype == np.float32 else np.float64
    right = image[:, 2:] - image[:, :-2]
    down = image[2:] - image[:-2]
    right, down = right.astype(dtype), down.astype(dtype)
    gx = right[:-2] + dtype(centre) * right[1:-1] + right[2:]
    gy = down[:, :-2] + dtype(centre) * down[:, 1:-1] + down[:, 2:]
    return gx, gy, np.hypot(gx, gy)
