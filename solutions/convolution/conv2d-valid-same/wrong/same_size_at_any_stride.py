"""Believed: same means that the output has the size of the input, at any stride.
Tell: Your same mode returns as many values with a stride of 2 as with 1. Where does the filter stand when it moves by 2?
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
        down, across = needed((height - 1) * stride + 1, kh, stride), needed((width - 1) * stride + 1, kw, stride)
        down += (height - 1) * (stride - 1)
        across += (width - 1) * (stride - 1)
        pads = (0, 0), (0, 0), (down // 2, down - down // 2), (across // 2, across - across // 2)
        images = np.pad(images, pads)
    windows = sliding_window_view(images, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("nchwij,fcij->nfhw", windows, filters) + bias[:, None, None]
