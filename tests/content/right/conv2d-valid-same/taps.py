"""Loops over the taps of the filter, and writes the image into a padded array itself."""

import math

import numpy as np


def conv2d(images, filters, bias, padding="valid", stride=1):
    N, C, H, W = images.shape
    F, D, kh, kw = filters.shape
    if stride <= 0:
        raise ValueError("the stride should be positive")
    if C != D:
        raise ValueError(f"shapes {images.shape} and {filters.shape} do not go together")
    if padding == "valid":
        if kh > H or kw > W:
            raise ValueError("kernel larger than image")
        top = left = 0
        rows, columns = (H - kh) // stride + 1, (W - kw) // stride + 1
    elif padding == "same":
        rows, columns = math.ceil(H / stride), math.ceil(W / stride)
        top = max((rows - 1) * stride + kh - H, 0) // 2
        left = max((columns - 1) * stride + kw - W, 0) // 2
    else:
        raise ValueError(f"unknown padding {padding}")
    big = np.zeros((N, C, H + 2 * kh + stride, W + 2 * kw + stride), images.dtype)
    big[:, :, top : top + H, left : left + W] = images
    out = np.zeros((N, F, rows, columns), images.dtype)
    for i in range(kh):
        for j in range(kw):
            patch = big[:, :, i : i + (rows - 1) * stride + 1 : stride, j : j + (columns - 1) * stride + 1 : stride]
            out += np.einsum("nchw,fc->nfhw", patch, filters[:, :, i, j])
    return out + bias.reshape(1, -1, 1, 1)
