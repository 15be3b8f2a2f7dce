"""Believed: NAND is AND with the weights turned round.
Tell: AND and OR are right; your NAND never fires. Turning the sign of z everywhere takes more than the weights.
"""

import numpy as np


def neuron(x, w, b):
    return (x @ w + b > 0).astype(np.int64)


def gate(name, n):
    count = np.ones(n)
    if name == "AND":
        return count, 0.5 - n
    if name == "OR":
        return count, -0.5
    if name == "NAND":
        return -count, 0.5 - n
    raise ValueError(f"no single neuron for {name!r}")


def xor(x):
    one, not_both = neuron(x, *gate("OR", 2)), neuron(x, *gate("NAND", 2))
    return neuron(np.stack([one, not_both], axis=1).astype(float), *gate("AND", 2))
