"""Believed: the formula holds as it is.
Tell: It is right as long as zeros are missing. What does your formula give for n = 8, a filter of 2 and a stride of 4?
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
    positions = -(-n // stride)
    total = (positions - 1) * stride + covered - n
    return total // 2, total - total // 2
