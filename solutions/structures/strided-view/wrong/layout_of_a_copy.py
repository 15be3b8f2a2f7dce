"""Believed: strides follow from the shape: each is the product of the sizes to its right.
Tell: These are the strides of a new array that holds the windows one after the other. The view lives in the old memory, where
neighbouring windows share elements.
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
    view, stride = counts + tuple(size), min(map(abs, strides), default=0)
    found = []
    for length in reversed(view):
        found.append(stride)
        stride *= length
    return view, tuple(reversed(found))


def element_offset(strides, index):
    if len(strides) != len(index):
        raise ValueError(f"{len(index)} indices for {len(strides)} axes")
    return sum(stride * i for stride, i in zip(strides, index))
