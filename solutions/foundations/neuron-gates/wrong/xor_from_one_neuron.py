"""Believed: XOR is a matter of finding the right weights.
Tell: The gates are right. Your XOR fires at one of the two corners only, and any single line has to miss one. How would you say XOR in terms of OR, NAND and AND?
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
        return -count, n - 0.5
    raise ValueError(f"no single neuron for {name!r}")


def xor(x):
    return neuron(x, np.array([1.0, -1.0]), -0.5)
