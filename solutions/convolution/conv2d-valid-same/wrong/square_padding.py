"""Believed: height and width are padded alike.
Tell: Square images under square filters are right. Which of the filter's two sizes decides about the columns of zeros?
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
        total = needed(height, kh, stride)
        ends = total // 2, total - total // 2
        images = np.pad(images, ((0, 0), (0, 0), ends, ends))
        if kw > width + total:
            raise ValueError("filter does not fit")
    windows = sliding_window_view(images, (kh, kw), axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("nchwij,fcij->nfhw", windows, filters) + bias[:, None, None]
