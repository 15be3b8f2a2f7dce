from math import prod


def _check(*numbers):
    for number in numbers:
        if number < 1:
            raise ValueError(f"every number must be at least 1, got {number}")


def conv_cost(in_channels, out_channels, kernel, out_size, groups=1, bias=True):
    _check(in_channels, out_channels, groups, *kernel, *out_size)
    if in_channels % groups or out_channels % groups:
        raise ValueError(f"{groups} groups do not divide {in_channels} input and {out_channels} output channels")
    per_filter = in_channels // groups * prod(kernel)
    weights = out_channels * per_filter
    return weights + out_channels * bias, weights * prod(out_size)  # shared by all positions, used at each


def dense_cost(in_shape, out_shape, bias=True):
    _check(*in_shape, *out_shape)
    weights = prod(in_shape) * prod(out_shape)
    return weights + prod(out_shape) * bias, weights
