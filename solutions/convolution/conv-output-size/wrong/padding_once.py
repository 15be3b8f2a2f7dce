"""Believed: padding adds p to the size.
Tell: Without padding you are right. At how many ends of the axis is it added?
"""


def _check(n, kernel, stride, padding, dilation):
    if min(n, kernel, stride, dilation) < 1 or padding < 0:
        raise ValueError("sizes and steps are at least 1, padding at least 0")


def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    _check(n, kernel, stride, padding, dilation)
    room = n + padding - dilation * (kernel - 1) - 1
    if room < 0:
        raise ValueError("the filter does not fit")
    return room // stride + 1


def conv_transpose_output_size(n, kernel, stride=1, padding=0, output_padding=0, dilation=1):
    _check(n, kernel, stride, padding, dilation)
    if not 0 <= output_padding < max(stride, dilation):
        raise ValueError("output_padding must be smaller than stride or dilation")
    size = (n - 1) * stride + dilation * (kernel - 1) + 1 - 2 * padding + output_padding
    if size < 1:
        raise ValueError("the padding leaves nothing")
    return size
