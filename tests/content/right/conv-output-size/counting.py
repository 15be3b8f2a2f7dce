"""Counts positions instead of using the formula."""


def _ok(**numbers):
    for name, (value, least) in numbers.items():
        if value < least:
            raise ValueError(f"{name} is {value}, too small")


def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    _ok(n=(n, 1), kernel=(kernel, 1), stride=(stride, 1), padding=(padding, 0), dilation=(dilation, 1))
    last = (kernel - 1) * dilation
    count = 0
    start = -padding
    while start + last < n + padding:
        count += 1
        start += stride
    if count == 0:
        raise ValueError("kernel larger than the padded input")
    return count


def conv_transpose_output_size(n, kernel, stride=1, padding=0, output_padding=0, dilation=1):
    _ok(n=(n, 1), kernel=(kernel, 1), stride=(stride, 1), padding=(padding, 0), dilation=(dilation, 1))
    _ok(output_padding=(output_padding, 0))
    if output_padding >= stride and output_padding >= dilation:
        raise ValueError("too much output padding")
    touched = set()
    for i in range(n):
        for tap in range(kernel):
            touched.add(i * stride + tap * dilation)
    size = max(touched) + 1 - 2 * padding + output_padding
    if size <= 0:
        raise ValueError("nothing is left of the output")
    return size
