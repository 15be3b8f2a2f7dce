def receptive_field(layers: list[tuple[int, int, int]]) -> tuple[int, int]:
    """How many input pixels a unit of the last layer spans, and how much further the next unit's pixels begin.

    layers: (kernel, stride, dilation) of each layer, the one next to the input first. Returns (size, jump), (1, 1) for
    no layers. Raises ValueError for values below 1.
    """
    raise NotImplementedError


def layers_to_see(size: int, layer: tuple[int, int, int]) -> int:
    """The smallest number of equal layers whose receptive field is at least `size`. Raises ValueError if none is."""
    raise NotImplementedError
