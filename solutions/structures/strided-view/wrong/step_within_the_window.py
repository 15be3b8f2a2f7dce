"""Believed: the step is the distance between the elements of a window.
Tell: The shape is right. With a step of 1 the strides are, too. Which of the two groups of axes should feel the step?
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
    return counts + tuple(size), tuple(strides) + jumps


def element_offset(strides, index):
    if len(strides) != len(index):
        raise ValueError(f"{len(index)} indices for {len(strides)} axes")
    return sum(stride * i for stride, i in zip(strides, index))
