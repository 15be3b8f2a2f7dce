"""Believed: same means that n values come out, at any stride.
Tell: At stride 1 all is right. You put in so many zeros that n values come out; how many should it be at a stride of 2?
"""


def padding_amounts(n, kernel, mode, stride=1, dilation=1):
    if min(n, kernel, stride, dilation) < 1:
        raise ValueError(f"n, kernel, stride, dilation must be at least 1: {n}, {kernel}, {stride}, {dilation}")
    covered = dilation * (kernel - 1) + 1
    if mode == "valid":
        if covered > n:
            raise ValueError(f"a filter that covers {covered} values does not fit on {n}")
        return 0, 0
    if mode == "full":
        return covered - 1, covered - 1
    if mode != "same":
        raise ValueError(f"mode is 'valid', 'same' or 'full', not {mode!r}")
    total = max((n - 1) * stride + covered - n, 0)
    return total // 2, total - total // 2
