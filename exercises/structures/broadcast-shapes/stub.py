def broadcast_shapes(*shapes: tuple[int, ...]) -> tuple[int, ...]:
    """The shape that arrays of these shapes have together.

    Raises ValueError if two sizes of an axis do not go together; the message names both.
    """
    raise NotImplementedError
