"""Walks over the positions and scatters each output's gradient to its patch."""

import numpy as np


def conv2d_backward(upstream, images, filters, stride=1):
    N, C, H, W = images.shape
    F, _, kh, kw = filters.shape
    expected = (N, F, 1 + (H - kh) // stride, 1 + (W - kw) // stride)
    if upstream.shape != expected:
        raise ValueError(f"shape of upstream is {upstream.shape}, expected {expected}")
    dx = np.zeros(images.shape, images.dtype)
    dw = np.zeros(filters.shape, filters.dtype)
    db = np.zeros(F, upstream.dtype)
    for y in range(expected[2]):
        for x in range(expected[3]):
            patch = slice(y * stride, y * stride + kh), slice(x * stride, x * stride + kw)
            g = upstream[:, :, y, x]
            dx[:, :, patch[0], patch[1]] += np.tensordot(g, filters, axes=1)
            dw += np.tensordot(g, images[:, :, patch[0], patch[1]], axes=(0, 0))
            db += g.sum(axis=0)
    return dx, dw, db
