"""Believed: a rest of channels that fits no group is left out.
Tell: Where the groups fit you are right. Six channels in four equal parts: what should the caller hear?
"""

from math import prod


def _check(*numbers):
    if any(number < 1 for number in numbers):
        raise ValueError("every number is at least 1")


def conv_cost(in_channels, out_channels, kernel, out_size, groups=1, bias=True):
    _check(in_channels, out_channels, groups, *kernel, *out_size)
    weights = out_channels * (in_channels // groups) * prod(kernel)
    return weights + out_channels * bias, weights * prod(out_size)


def dense_cost(in_shape, out_shape, bias=True):
    _check(*in_shape, *out_shape)
    weights = prod(in_shape) * prod(out_shape)
    return weights + prod(out_shape) * bias, weights
