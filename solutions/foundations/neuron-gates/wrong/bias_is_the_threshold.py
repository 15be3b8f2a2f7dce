"""Believed: the bias is the threshold that the weighted sum has to pass.
Tell: Your neuron compares w · x with b. In the question b is added: if it is minus the threshold, which sign does it have for AND?
"""

import numpy as np


def neuron(x, w, b):
    return (x @ w > b).astype(np.int64)


def gate(name, n):
    count = np.ones(n)
    if name == "AND":
        return count, n - 0.5
    if name == "OR":
        return count, 0.5
    if name == "NAND":
        return -count, 0.5 - n
    raise ValueError(f"no single neuron for {name!r}")


def xor(x):
    one, not_both = neuron(x, *gate("OR", 2)), neuron(x, *gate("NAND", 2))
    return neuron(np.stack([one, not_both], axis=1).astype(float), *gate("AND", 2))
