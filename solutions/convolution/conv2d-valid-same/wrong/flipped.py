"""Believed: a layer computes the convolution of the textbooks on signals, which turns the filter round.
Tell: Filters that half a turn leaves as they are come out right. On which pixel of the patch should the first tap of the filter lie?
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def needed(n, kernel, stride):
    return max((-(-n // stride) - 1) * stride + kernel - n, 0)


def conv2d(images, filters, bias, padding="valid", stride=1):
    (height, width), (kh, kw) = images.shape[2:], filters.shape[2:]
    if padding not in ("valid", "same"):
        raise ValueError("padding is valid or same")
    if stride < 1:
        raise ValueError("stride must be at least 1")
    if filters.shape[1] != images.shape[1]:
        raise ValueError("channels differ")
    if padding == "valid" and (kh > height or kw > width):
        raise ValueError("filter does not fit")
    if padding == "same":
        down, across = needed(height, kh, stride), needed(width, kw, stride)
        pads = (0, 0), (0, 0), (down // 2, down - down // 2), (across // 2, across - across // 2)
        images = np.pad(images, pads)
    filters = filters[:, :, ::-1, ::-1]
    windows = sliding_window_view(images, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("nchwij,fcij->nfhw", windows, filters) + bias[:, None, None]
