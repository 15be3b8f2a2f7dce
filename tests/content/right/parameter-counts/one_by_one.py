"""Adds up group after group, and multiplies with loops."""


def _size(shape):
    total = 1
    for n in shape:
        if n < 1:
            raise ValueError("sizes must be positive")
        total *= n
    return total


def conv_cost(in_channels, out_channels, kernel, out_size, groups=1, bias=True):
    if groups <= 0 or in_channels <= 0 or out_channels <= 0:
        raise ValueError("channels and groups must be positive")
    a, rest_a = divmod(in_channels, groups)
    b, rest_b = divmod(out_channels, groups)
    if rest_a != 0 or rest_b != 0:
        raise ValueError("channels are not divisible by groups")
    taps, positions = _size(kernel), _size(out_size)
    weights = 0
    for _ in range(groups):
        weights += a * b * taps
    parameters = weights
    if bias:
        parameters += out_channels
    return parameters, weights * positions


def dense_cost(in_shape, out_shape, bias=True):
    fan_in, fan_out = _size(in_shape), _size(out_shape)
    return (fan_in + (1 if bias else 0)) * fan_out, fan_in * fan_out
