def _span(kernel, dilation):
    """How many inputs a filter covers, gaps included."""
    return dilation * (kernel - 1) + 1


def _check(n, kernel, stride, padding, dilation):
    for name, value in {"n": n, "kernel": kernel, "stride": stride, "dilation": dilation}.items():
        if value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")
    if padding < 0:
        raise ValueError(f"padding must not be negative, got {padding}")


def conv_output_size(n, kernel, stride=1, padding=0, dilation=1):
    _check(n, kernel, stride, padding, dilation)
    room = n + 2 * padding - _span(kernel, dilation)  # boxes beside the filter in its first position
    if room < 0:
        raise ValueError(f"a filter that covers {_span(kernel, dilation)} does not fit into {n} + 2·{padding}")
    return room // stride + 1


def conv_transpose_output_size(n, kernel, stride=1, padding=0, output_padding=0, dilation=1):
    _check(n, kernel, stride, padding, dilation)
    if not 0 <= output_padding < max(stride, dilation):
        raise ValueError(f"output_padding must be from 0 to below stride or dilation, got {output_padding}")
    size = (n - 1) * stride + _span(kernel, dilation) - 2 * padding + output_padding
    if size < 1:
        raise ValueError(f"with a padding of {padding} the output would have size {size}")
    return size
