"""Believed: same padding is kernel // 2 at both ends.
Tell: Odd filters at stride 1 are right. How many values come out with a filter of 4, if 2 zeros are put at each end?
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
    return covered // 2, covered // 2
