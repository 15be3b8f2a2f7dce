"""Negative indices into a list of ones that grows into the result."""


def broadcast_shapes(*shapes):
    longest = max([len(shape) for shape in shapes], default=0)
    result = [1] * longest
    for shape in shapes:
        for axis in range(-len(shape), 0):
            size = shape[axis]
            if size == 1:
                continue
            if result[axis] not in (1, size):
                raise ValueError(f"on axis {axis}, {result[axis]} meets {size}")
            result[axis] = size
    return tuple(result)
