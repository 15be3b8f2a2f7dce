"""Axis by axis, windows counted as a range, multiplied out with the operator module."""

import operator


def window_layout(shape, strides, size, step):
    if len({len(shape), len(strides), len(size), len(step)}) > 1:
        raise ValueError("not the same number of axes everywhere")
    outer, inner = [], []
    for axis in range(len(shape)):
        if step[axis] <= 0:
            raise ValueError(f"axis {axis}: a step has to be positive")
        if size[axis] <= 0 or size[axis] > shape[axis]:
            raise ValueError(f"axis {axis}: no window of this size")
        starts = range(0, shape[axis] - size[axis] + 1, step[axis])
        outer.append((len(starts), strides[axis] * step[axis]))
        inner.append((size[axis], strides[axis]))
    both = outer + inner
    return tuple(n for n, _ in both), tuple(s for _, s in both)


def element_offset(strides, index):
    if len(strides) != len(index):
        raise ValueError("a number of axes that does not fit")
    return sum(map(operator.mul, strides, index))
