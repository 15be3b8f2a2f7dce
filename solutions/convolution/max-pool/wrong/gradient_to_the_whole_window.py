"""Believed: every pixel of a window has helped to bring about its maximum.
Tell: The forward pass is right. If a pixel that is not the maximum grows a little, what happens to the result?
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def _windows(images, size, stride, padding):
    """The pixels of each window in row-major order, (N, C, H′, W′, size²); the frame is −∞."""
    if size < 1 or stride < 1:
        raise ValueError(f"size and stride must be at least 1, not {size} and {stride}")
    if not 0 <= 2 * padding <= size:
        raise ValueError(f"padding must be from 0 to half the window's size {size}, not {padding}")
    if min(images.shape[2:]) + 2 * padding < size:
        raise ValueError(f"windows of size {size} do not fit on images of shape {images.shape[2:]}")
    ends = (padding, padding)
    padded = np.pad(images, ((0, 0), (0, 0), ends, ends), constant_values=-np.inf)
    windows = sliding_window_view(padded, (size, size), axis=(2, 3))[:, :, ::stride, ::stride]
    return windows.reshape(*windows.shape[:4], size * size)


def max_pool(images, size, stride, padding=0):
    return _windows(images, size, stride, padding).max(axis=-1)


def max_pool_backward(upstream, images, size, stride, padding=0):
    windows = _windows(images, size, stride, padding)
    n, c, y, x, winners = np.nonzero(windows > -np.inf)
    rows = y * stride + winners // size - padding
    columns = x * stride + winners % size - padding
    gradient = np.zeros_like(images)
    np.add.at(gradient, (n, c, rows, columns), upstream[n, c, y, x] / size**2)
    return gradient
