"""Believed: groups split the input channels, and the output does not matter.
Tell: Groups that do not fit the input are refused. Which other number must be divided into equal parts, by the meaning of a group?
"""

from math import prod


def _check(*numbers):
    if any(number < 1 for number in numbers):
        raise ValueError("every number is at least 1")


def conv_cost(in_channels, out_channels, kernel, out_size, groups=1, bias=True):
    _check(in_channels, out_channels, groups, *kernel, *out_size)
    if in_channels % groups:
        raise ValueError("groups must divide the number of input channels")
    weights = out_channels * (in_channels // groups) * prod(kernel)
    return weights + out_channels * bias, weights * prod(out_size)


def dense_cost(in_shape, out_shape, bias=True):
    _check(*in_shape, *out_shape)
    weights = prod(in_shape) * prod(out_shape)
    return weights + prod(out_shape) * bias, weights
