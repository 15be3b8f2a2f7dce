def window_layout(
    shape: tuple[int, ...], strides: tuple[int, ...], size: tuple[int, ...], step: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(shape, strides) of the view of all windows: the axes that count windows, then those within a window.

    All four: one whole number per axis; strides in bytes. Raises ValueError: `size`, `step` or `axes` in its message.
    """
    raise NotImplementedError


def element_offset(strides: tuple[int, ...], index: tuple[int, ...]) -> int:
    """Bytes from the first element to the one with this index. Raises ValueError if the lengths differ."""
    raise NotImplementedError
