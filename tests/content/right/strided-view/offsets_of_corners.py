"""Strides as differences of the offsets of neighbouring elements; `strict` finds tuples of different length."""


def window_layout(shape, strides, size, step):
    try:
        axes = list(zip(shape, strides, size, step, strict=True))
    except ValueError as error:
        raise ValueError("the numbers of axes differ") from error
    if any(window < 1 or window > length for length, _, window, _ in axes):
        raise ValueError("a window's size must lie between 1 and the length of the axis")
    if any(pace < 1 for *_, pace in axes):
        raise ValueError("each step must be 1 or more")
    counts = [-(-(length - window + 1) // pace) for length, _, window, pace in axes]
    unit = [tuple(int(i == axis) for i in range(len(axes))) for axis in range(len(axes))]
    inner = [element_offset(strides, direction) for direction in unit]
    outer = [element_offset(strides, [pace * e for e, (*_, pace) in zip(direction, axes)]) for direction in unit]
    return (*counts, *size), (*outer, *inner)


def element_offset(strides, index):
    offset = 0
    try:
        for stride, i in zip(strides, index, strict=True):
            offset += stride * i
    except ValueError as error:
        raise ValueError("strides and index have different numbers of axes") from error
    return offset
