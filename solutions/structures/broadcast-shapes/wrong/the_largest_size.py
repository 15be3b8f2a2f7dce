"""Believed: the largest size of an axis is the result's.
Tell: It is, as long as no size is 0. An empty axis and one of size 1: how many elements are there to compute?
"""


def common_size(sizes):
    """The one size of an axis that is not 1, or 1."""
    others = sorted(set(sizes) - {1})
    if len(others) > 1:
        raise ValueError(f"sizes {others[0]} and {others[1]} do not go together")
    return max(sizes)


def broadcast_shapes(*shapes):
    axes = max(map(len, shapes), default=0)
    aligned = [(1,) * (axes - len(shape)) + shape for shape in shapes]
    return tuple(common_size(sizes) for sizes in zip(*aligned))
