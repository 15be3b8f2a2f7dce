def conv_cost(
    in_channels: int,
    out_channels: int,
    kernel: tuple[int, int],
    out_size: tuple[int, int],
    groups: int = 1,
    bias: bool = True,
) -> tuple[int, int]:
    """Parameters and multiply-adds of a 2-d convolution, for one example.

    kernel, out_size: (height, width). Raises ValueError where groups does not divide both numbers of channels, and for
    any number below 1.
    """
    raise NotImplementedError


def dense_cost(in_shape: tuple[int, ...], out_shape: tuple[int, ...], bias: bool = True) -> tuple[int, int]:
    """Parameters and multiply-adds of a dense layer between all values of two shapes. Raises ValueError as above."""
    raise NotImplementedError
