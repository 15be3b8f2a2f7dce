"""Plain loops, a table of thresholds, weights of 2; XOR as OR minus twice AND."""

import numpy as np


def neuron(x, w, b):
    out = []
    for row in x:
        z = b
        for v, u in zip(row, w):
            z += v * u
        out.append(1 if z > 0 else 0)
    return np.array(out)


def gate(name, n):
    table = {"AND": (2.0, 1.0 - 2 * n), "OR": (2.0, -1.0), "NAND": (-2.0, 2 * n - 1.0)}
    if name not in table:
        raise ValueError(name)
    weight, bias = table[name]
    return np.full(n, weight), bias


def xor(x):
    both = neuron(x, *gate("AND", 2))
    return np.array([neuron(row[None], np.ones(2), -0.5 - 2.0 * flag)[0] for row, flag in zip(x, both)])
