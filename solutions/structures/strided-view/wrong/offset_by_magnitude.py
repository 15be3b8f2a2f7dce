"""Believed: an offset counts bytes, so it is never negative.
Tell: The layouts are right. In a reversed view, on which side of its first element does the second one lie?
"""


def window_layout(shape, strides, size, step):
    if not len(shape) == len(strides) == len(size) == len(step):
        raise ValueError("shape, strides, size and step must have the same number of axes")
    for length, window, pace in zip(shape, size, step):
        if not 1 <= window <= length:
            raise ValueError(f"size {window} does not fit an axis of length {length}")
        if pace < 1:
            raise ValueError(f"step {pace} is less than 1")
    counts = tuple((length - window) // pace + 1 for length, window, pace in zip(shape, size, step))
    jumps = tuple(stride * pace for stride, pace in zip(strides, step))
    return counts + tuple(size), jumps + tuple(strides)


def element_offset(strides, index):
    if len(strides) != len(index):
        raise ValueError(f"{len(index)} indices for {len(strides)} axes")
    return sum(abs(stride) * i for stride, i in zip(strides, index))
