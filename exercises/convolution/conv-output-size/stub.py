def conv_output_size(n: int, kernel: int, stride: int = 1, padding: int = 0, dilation: int = 1) -> int:
    """Output size of a convolution along one axis.

    n: input size. padding: added at each end. Raises ValueError where the filter does not fit, or an
    argument makes no sense.
    """
    raise NotImplementedError


def conv_transpose_output_size(
    n: int, kernel: int, stride: int = 1, padding: int = 0, output_padding: int = 0, dilation: int = 1
) -> int:
    """Output size of a transposed convolution along one axis. Raises ValueError as above."""
    raise NotImplementedError
