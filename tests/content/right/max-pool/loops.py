"""Plain loops over windows, cutting each to the image instead of padding."""

import numpy as np


def _check(images, size, stride, padding):
    if size < 1:
        raise ValueError("size must be positive")
    if stride < 1:
        raise ValueError("stride must be positive")
    if padding < 0 or padding > size / 2:
        raise ValueError("bad padding")
    if images.shape[2] + 2 * padding < size or images.shape[3] + 2 * padding < size:
        raise ValueError("window does not fit")


def _walk(images, size, stride, padding):
    _, _, H, W = images.shape
    for y in range((H + 2 * padding - size) // stride + 1):
        for x in range((W + 2 * padding - size) // stride + 1):
            top, left = y * stride - padding, x * stride - padding
            yield y, x, slice(max(top, 0), min(top + size, H)), slice(max(left, 0), min(left + size, W))


def max_pool(images, size, stride, padding=0):
    _check(images, size, stride, padding)
    N, C, H, W = images.shape
    shape = (N, C, (H + 2 * padding - size) // stride + 1, (W + 2 * padding - size) // stride + 1)
    out = np.empty(shape, images.dtype)
    for y, x, rows, columns in _walk(images, size, stride, padding):
        out[:, :, y, x] = images[:, :, rows, columns].max(axis=(2, 3))
    return out


def max_pool_backward(upstream, images, size, stride, padding=0):
    _check(images, size, stride, padding)
    gradient = np.zeros(images.shape, images.dtype)
    for y, x, rows, columns in _walk(images, size, stride, padding):
        for n in range(len(images)):
            for c in range(images.shape[1]):
                patch = images[n, c, rows, columns]
                i, j = np.unravel_index(np.argmax(patch), patch.shape)
                gradient[n, c, rows.start + i, columns.start + j] += upstream[n, c, y, x]
    return gradient
