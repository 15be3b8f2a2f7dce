import numpy as np


def edge_filter(centre=2.0):
    return np.outer([1.0, centre, 1.0], [-1.0, 0.0, 1.0])


def _correlate(image, kernel):
    """One shifted view of the image for each tap, (H − 2, W − 2), times its weight."""
    height, width = image.shape[0] - 2, image.shape[1] - 2
    return sum(kernel[i, j] * image[i : i + height, j : j + width] for i in range(3) for j in range(3))


def edges(image, centre=2.0):
    if image.ndim != 2 or min(image.shape) < 3:
        raise ValueError(f"a 3×3 filter does not fit on an image of shape {image.shape}")
    pixels = image if image.dtype == np.float32 else image.astype(np.float64)
    kernel = edge_filter(centre).astype(pixels.dtype)
    gx, gy = _correlate(pixels, kernel), _correlate(pixels, kernel.T)
    return gx, gy, np.hypot(gx, gy)
