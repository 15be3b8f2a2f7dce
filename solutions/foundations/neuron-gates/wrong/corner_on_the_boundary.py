"""Believed: a threshold need only be right for exact inputs.
Tell: Exact inputs come out right. But with one input at 0, your AND has z = 0: what does a little noise do there? Which threshold stays farthest from all corners?
"""

import numpy as np


def neuron(x, w, b):
    return (x @ w + b > 0).astype(np.int64)


def gate(name, n):
    count = np.ones(n)
    if name == "AND":
        return count, 1.0 - n
    if name == "OR":
        return count, 0.0
    if name == "NAND":
        return -count, float(n)
    raise ValueError(f"no single neuron for {name!r}")


def xor(x):
    one, not_both = neuron(x, *gate("OR", 2)), neuron(x, *gate("NAND", 2))
    return neuron(np.stack([one, not_both], axis=1).astype(float), *gate("AND", 2))
