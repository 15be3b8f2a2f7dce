"""Believed: zip over the reversed shapes visits all axes.
Tell: Aligned from the right, as it should be, but a (7,) beside an (8, 6, 7) leaves you with one axis. Where does zip stop?
"""


def common_size(sizes):
    """The one size of an axis that is not 1, or 1."""
    others = sorted(set(sizes) - {1})
    if len(others) > 1:
        raise ValueError(f"sizes {others[0]} and {others[1]} do not go together")
    return others[0] if others else 1


def broadcast_shapes(*shapes):
    backwards = zip(*(reversed(shape) for shape in shapes))
    return tuple(common_size(sizes) for sizes in backwards)[::-1]
