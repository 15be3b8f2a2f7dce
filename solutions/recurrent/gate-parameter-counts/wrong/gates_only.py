"""Believed: an LSTM has three blocks and a GRU two: its gates.
Tell: The plain cell is right. Besides the gates, something must propose the new content of the state: does it have weights of its own?
"""

BLOCKS = {"rnn": 1, "gru": 2, "lstm": 3}


def cell_parameters(kind, inputs, hidden, biases=2):
    if kind not in BLOCKS:
        raise ValueError(f"kind is one of {', '.join(BLOCKS)}, not {kind!r}")
    if min(inputs, hidden) < 1 or biases not in (0, 1, 2):
        raise ValueError(f"sizes must be at least 1 and biases 0, 1 or 2; got {inputs}, {hidden} and {biases}")
    return BLOCKS[kind] * hidden * (inputs + hidden + biases)


def network_parameters(kind, inputs, hidden, layers=1, bidirectional=False, biases=2):
    if layers < 1:
        raise ValueError(f"a network has at least 1 layer, got {layers}")
    directions = 2 if bidirectional else 1
    first = cell_parameters(kind, inputs, hidden, biases)
    above = cell_parameters(kind, directions * hidden, hidden, biases)  # sees both directions of the layer below
    return directions * (first + (layers - 1) * above)
