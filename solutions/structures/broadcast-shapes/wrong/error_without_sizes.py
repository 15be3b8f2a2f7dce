"""Believed: it is enough that the error says that something does not fit.
Tell: The shapes are right, and so is the kind of error. Its reader has ten layers: which two sizes should he look for?
"""


def common_size(sizes, shapes):
    """The one size of an axis that is not 1, or 1."""
    others = sorted(set(sizes) - {1})
    if len(others) > 1:
        raise ValueError(f"the shapes {shapes} do not go together")
    return others[0] if others else 1


def broadcast_shapes(*shapes):
    axes = max(map(len, shapes), default=0)
    aligned = [(1,) * (axes - len(shape)) + shape for shape in shapes]
    return tuple(common_size(sizes, shapes) for sizes in zip(*aligned))
