"""Sums the sizes of all weight tensors as torch names them."""


def shapes(kind, inputs, hidden, biases):
    gates = {"rnn": 1, "gru": 3, "lstm": 4}.get(kind)
    if gates is None:
        raise ValueError(f"unknown kind: {kind}")
    if inputs <= 0 or hidden <= 0:
        raise ValueError("sizes must be positive")
    if biases not in range(3):
        raise ValueError("biases is 0, 1 or 2")
    rows = gates * hidden
    return [rows * inputs, rows * hidden] + [rows] * biases


def cell_parameters(kind, inputs, hidden, biases=2):
    return sum(shapes(kind, inputs, hidden, biases))


def network_parameters(kind, inputs, hidden, layers=1, bidirectional=False, biases=2):
    if layers < 1:
        raise ValueError("at least one layer")
    total = 0
    for layer in range(layers):
        seen = inputs if layer == 0 else hidden * (1 + bool(bidirectional))
        for _direction in range(1 + bool(bidirectional)):
            total += cell_parameters(kind, seen, hidden, biases)
    return total
