"""Believed: a size goes with every multiple of itself, because the array is repeated.
Tell: Repeating is the right picture, but only for an axis of size 1. What does NumPy say to (2,) + (4,)?
"""


def common_size(sizes):
    """The one size of an axis that is not 1, or 1."""
    others = sorted(set(sizes) - {1})
    largest = others[-1] if others else 1
    for size in others:
        if size == 0 < largest or size and largest % size:
            raise ValueError(f"sizes {size} and {largest} do not go together")
    return largest


def broadcast_shapes(*shapes):
    axes = max(map(len, shapes), default=0)
    aligned = [(1,) * (axes - len(shape)) + shape for shape in shapes]
    return tuple(common_size(sizes) for sizes in zip(*aligned))
