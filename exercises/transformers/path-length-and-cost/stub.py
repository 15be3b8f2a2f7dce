def self_attention(n: int, d: int) -> tuple[int, int, int]:
    """(multiply_adds, sequential, path) of self-attention over n tokens of width d."""
    raise NotImplementedError


def restricted_attention(n: int, d: int, r: int) -> tuple[int, int, int]:
    """The same where a query sees keys at a distance of at most r."""
    raise NotImplementedError


def recurrent(n: int, d: int) -> tuple[int, int, int]:
    """The same for h_t = tanh(W x_t + U h_{t-1})."""
    raise NotImplementedError


def convolution(n: int, d: int, k: int, dilated: bool = False) -> tuple[int, int, int]:
    """The same for a causal convolution of kernel k; dilated: layer l of the stack has dilation k**l.

    Raises ValueError if k < 2.
    """
    raise NotImplementedError
