"""Believed: the step changes how many windows there are, and the strides stay.
Tell: You count the right number of windows, but the second one still begins one element after the first.
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
    jumps = tuple(stride for stride in strides)
    return counts + tuple(size), jumps + tuple(strides)


def element_offset(strides, index):
    if len(strides) != len(index):
        raise ValueError(f"{len(index)} indices for {len(strides)} axes")
    return sum(stride * i for stride, i in zip(strides, index))
