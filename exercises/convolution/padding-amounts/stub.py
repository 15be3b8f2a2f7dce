def padding_amounts(n: int, kernel: int, mode: str, stride: int = 1, dilation: int = 1) -> tuple[int, int]:
    """Zeros before and after one axis of n values, for the mode "valid", "same" or "full".

    In same mode the extra zero goes after. Raises ValueError for an unknown mode, numbers below 1, and (valid) a filter
    that does not fit.
    """
    raise NotImplementedError
