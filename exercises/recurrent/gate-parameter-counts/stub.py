def cell_parameters(kind: str, inputs: int, hidden: int, biases: int = 2) -> int:
    """Parameters of one "rnn", "gru" or "lstm" cell; `biases`: bias vectors in each block, 0, 1 or 2.

    Raises ValueError for another kind, for sizes below 1 and for other numbers of biases.
    """
    raise NotImplementedError


def network_parameters(
    kind: str, inputs: int, hidden: int, layers: int = 1, bidirectional: bool = False, biases: int = 2
) -> int:
    """Parameters of a recurrent network of such cells. Raises ValueError as above, and for fewer layers than 1."""
    raise NotImplementedError
