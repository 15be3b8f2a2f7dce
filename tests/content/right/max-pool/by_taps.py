"""Loops over the places of a window; a mask of places not yet taken routes the gradient."""

import numpy as np


def _prepare(images, size, stride, padding):
    if size <= 0 or stride <= 0:
        raise ValueError("size and stride have to be positive")
    if padding < 0 or 2 * padding > size:
        raise ValueError("padding is out of range")
    H, W = images.shape[2:]
    rows, columns = (H + 2 * padding - size) // stride + 1, (W + 2 * padding - size) // stride + 1
    if rows < 1 or columns < 1:
        raise ValueError("the window is larger than the image")
    big = np.full((*images.shape[:2], H + 2 * padding, W + 2 * padding), np.finfo(images.dtype).min, images.dtype)
    big[:, :, padding : padding + H, padding : padding + W] = images
    places = [
        (slice(i, i + (rows - 1) * stride + 1, stride), slice(j, j + (columns - 1) * stride + 1, stride))
        for i in range(size)
        for j in range(size)
    ]
    return big, places


def _maximum(big, places):
    out = big[:, :, places[0][0], places[0][1]]
    for down, across in places[1:]:
        out = np.maximum(out, big[:, :, down, across])
    return out


def max_pool(images, size, stride, padding=0):
    return _maximum(*_prepare(images, size, stride, padding)).copy()


def max_pool_backward(upstream, images, size, stride, padding=0):
    big, places = _prepare(images, size, stride, padding)
    out, gradient = _maximum(big, places), np.zeros_like(big)
    free = np.ones(out.shape, bool)
    for down, across in places:
        won = free & (big[:, :, down, across] == out)
        gradient[:, :, down, across] += np.where(won, upstream, 0)
        free &= ~won
    H, W = images.shape[2:]
    return gradient[:, :, padding : padding + H, padding : padding + W]
