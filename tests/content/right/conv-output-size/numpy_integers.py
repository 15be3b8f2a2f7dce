"""Returns numpy integers, and divides them with floor."""

import numpy as np


def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    if n <= 0 or kernel <= 0 or stride <= 0 or dilation <= 0 or padding < 0:
        raise ValueError("bad argument")
    effective = kernel + (kernel - 1) * (dilation - 1)
    if effective > n + 2 * padding:
        raise ValueError(f"kernel of effective size {effective} does not fit")
    return np.int64((n + 2 * padding - effective) // stride + 1)


def conv_transpose_output_size(n, kernel, stride=1, padding=0, output_padding=0, dilation=1):
    if n <= 0 or kernel <= 0 or stride <= 0 or dilation <= 0 or padding < 0 or output_padding < 0:
        raise ValueError("bad argument")
    if output_padding >= max(stride, dilation):
        raise ValueError("output_padding too large")
    size = np.int64(stride * (n - 1) + kernel + (kernel - 1) * (dilation - 1) - 2 * padding + output_padding)
    if size < 1:
        raise ValueError("empty output")
    return size
