"""Believed: the last name needs no test.
Tell: The three gates are right. But gate("XOR", 2) hands out a gate that it is not: what does the question ask for there?
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
    return -count, n - 0.5


def xor(x):
    one, not_both = neuron(x, *gate("OR", 2)), neuron(x, *gate("NAND", 2))
    return neuron(np.stack([one, not_both], axis=1).astype(float), *gate("AND", 2))
