"""Slices: first the difference, then the smoothing, each along its own axis."""

import numpy as np


def edge_filter(centre=2.0):
    kernel = np.zeros((3, 3))
    kernel[:, 2] = 1, centre, 1
    kernel[:, 0] = -kernel[:, 2]
    return kernel


def edges(image, centre=2.0):
    if np.ndim(image) != 2:
        raise ValueError("expected an image with two dimensions")
    height, width = image.shape
    if height < 3 or width < 3:
        raise ValueError("the image is smaller than the filter")
    if image.dtype != np.float32:
        image = image.astype(float)
    centre = image.dtype.type(centre)
    across = image[:, 2:] - image[:, :-2]
    down = image[2:, :] - image[:-2, :]
    gx = across[:-2] + centre * across[1:-1] + across[2:]
    gy = down[:, :-2] + centre * down[:, 1:-1] + down[:, 2:]
    return gx, gy, np.hypot(gx, gy)
