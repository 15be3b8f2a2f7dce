"""Work from the output values; a dense layer as a convolution that covers its whole input."""

import functools
import operator


def _times(numbers):
    return functools.reduce(operator.mul, numbers, 1)


def conv_cost(in_channels, out_channels, kernel, out_size, groups=1, bias=True):
    height, width = kernel
    rows, columns = out_size
    if not all(n >= 1 for n in (in_channels, out_channels, height, width, rows, columns, groups)):
        raise ValueError("a number is not positive")
    if (in_channels % groups, out_channels % groups) != (0, 0):
        raise ValueError(f"cannot split the channels into {groups} equal groups")
    fan_in = in_channels * height * width // groups
    work = fan_in * out_channels * rows * columns
    return work // (rows * columns) + (out_channels if bias else 0), work


def dense_cost(in_shape, out_shape, bias=True):
    if min((*in_shape, *out_shape), default=1) < 1:
        raise ValueError("a shape holds a number below one")
    return conv_cost(_times(in_shape), _times(out_shape), (1, 1), (1, 1), 1, bias)
