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
        grad_images[met] += np.einsum("nfhw,fc->nchw", upstream, filters[:, :, i, j])
    return grad_images, grad_filters, upstream.sum(axis=(0, 2, 3))
