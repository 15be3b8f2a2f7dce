"""Believed: same padding is k − 1 zeros at any stride.
Tell: At stride 1 all is right. With n = 6, a filter of 3 and a stride of 2, three values are to come out: where does the third window end?
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
    total = covered - 1
    return total // 2, total - total // 2
