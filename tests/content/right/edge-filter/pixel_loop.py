"""A loop over the pixels in double precision, rounded at the end."""

import numpy as np


def edge_filter(centre=2.0):
    return np.array([1.0, centre, 1.0])[:, None] * np.array([-1.0, 0.0, 1.0])


def edges(image, centre=2.0):
    if image.ndim != 2 or min(image.shape) < 3:
        raise ValueError("an image needs two axes of length 3 or more")
    pixels, kernel = image.astype(np.float64), edge_filter(centre)
    gx = np.empty((image.shape[0] - 2, image.shape[1] - 2))
    gy = np.empty_like(gx)
    for place in np.ndindex(gx.shape):
        patch = pixels[place[0] : place[0] + 3, place[1] : place[1] + 3]
        gx[place] = (patch * kernel).sum()
        gy[place] = (patch * kernel.T).sum()
    results = gx, gy, np.sqrt(gx * gx + gy * gy)
    return tuple(r.astype(np.float32) for r in results) if image.dtype == np.float32 else results
