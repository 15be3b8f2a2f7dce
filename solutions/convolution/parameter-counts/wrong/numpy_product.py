"""Believed: np.prod gives an integer as exact as Python's.
Tell: Small shapes are right. How many bits has the result of np.prod, and what happens where a product needs more?
"""

import numpy as np


def _check(*numbers):
    if any(number < 1 for number in numbers):
        raise ValueError("every number is at least 1")


def conv_cost(in_channels, out_channels, kernel, out_size, groups=1, bias=True):
    _check(in_channels, out_channels, groups, *kernel, *out_size)
    if in_channels % groups or out_channels % groups:
        raise ValueError("groups must divide both numbers of channels")
    weights = out_channels * (in_channels // groups) * int(np.prod(kernel))
    return weights + out_channels * bias, weights * int(np.prod(out_size))


def dense_cost(in_shape, out_shape, bias=True):
    _check(*in_shape, *out_shape)
    inputs, outputs = int(np.prod(in_shape)), int(np.prod(out_shape))
    return inputs * outputs + outputs * bias, inputs * outputs
