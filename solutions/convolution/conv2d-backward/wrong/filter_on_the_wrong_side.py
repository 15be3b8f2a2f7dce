"""Believed: the gradient by the images lays the filter over upstream the other way round.
Tell: The gradient by the filters is right. An output lies above a pixel and to its left, or on it: which tap connects the two?
"""

import itertools

import numpy as np


def conv2d_backward(upstream, images, filters, stride=1):
    batch, _, height, width = images.shape
    count, _, kh, kw = filters.shape
    rows, columns = (height - kh) // stride + 1, (width - kw) // stride + 1
    if upstream.shape != (batch, count, rows, columns):
        raise ValueError(f"upstream should have shape {(batch, count, rows, columns)}, not {upstream.shape}")
    grad_images, grad_filters = np.zeros_like(images), np.zeros_like(filters)
    for i, j in itertools.product(range(kh), range(kw)):
        # What tap (i, j) meets in all positions, (N, C, H′, W′).
        met = np.s_[:, :, i : i + (rows - 1) * stride + 1 : stride, j : j + (columns - 1) * stride + 1 : stride]
        grad_filters[:, :, i, j] = np.einsum("nfhw,nchw->fc", upstream, images[met])
        grad_images[met] += np.einsum("nfhw,fc->nchw", upstream, filters[:, :, kh - 1 - i, kw - 1 - j])
    return grad_images, grad_filters, upstream.sum(axis=(0, 2, 3))
