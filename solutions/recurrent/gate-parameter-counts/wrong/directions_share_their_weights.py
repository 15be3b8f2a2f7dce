"""Believed: the second direction reads the sequence backwards with the same cell.
Tell: One direction is right. How many cells does a bidirectional layer have, and do they share anything?
"""

BLOCKS = {"rnn": 1, "gru": 3, "lstm": 4}


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
    return 1 * (first + (layers - 1) * above)
