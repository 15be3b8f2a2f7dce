"""The layers below, and one more on top."""


def cell_parameters(kind, inputs, hidden, biases=2):
    try:
        blocks = ["rnn", None, "gru", "lstm"].index(kind) + 1
    except ValueError:
        raise ValueError(f"no such cell: {kind}") from None
    if kind is None or inputs < 1 or hidden < 1:
        raise ValueError("every size is at least 1")
    if not 0 <= biases <= 2:
        raise ValueError(f"{biases} bias vectors")
    return blocks * (hidden * inputs + hidden * hidden + biases * hidden)


def network_parameters(kind, inputs, hidden, layers=1, bidirectional=False, biases=2):
    if layers < 1:
        raise ValueError("a network needs a layer")
    width = 2 * hidden if bidirectional else hidden
    if layers == 1:
        return (
            width // hidden * cell_parameters(kind, inputs, hidden, biases)
            if hidden > 0
            else cell_parameters(kind, inputs, hidden)
        )
    below = network_parameters(kind, inputs, hidden, layers - 1, bidirectional, biases)
    return below + (2 if bidirectional else 1) * cell_parameters(kind, width, hidden, biases)
