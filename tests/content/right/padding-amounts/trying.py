"""Tries totals from 0 on until there are enough positions."""

from itertools import count
from math import ceil


def _positions(length, covered, stride):
    return max((length - covered) // stride + 1, 0)


def padding_amounts(n, kernel, mode, stride=1, dilation=1):
    if n < 1 or kernel < 1 or stride < 1 or dilation < 1:
        raise ValueError("all numbers should be at least 1")
    if mode not in ("valid", "same", "full"):
        raise ValueError("mode should be valid, same or full")
    covered = kernel + (kernel - 1) * (dilation - 1)
    if mode == "full":
        return covered - 1, covered - 1
    if mode == "valid":
        if not _positions(n, covered, 1):
            raise ValueError("filter larger than input")
        return 0, 0
    total = next(zeros for zeros in count() if _positions(n + zeros, covered, stride) >= ceil(n / stride))
    before, odd = divmod(total, 2)
    return before, before + odd
