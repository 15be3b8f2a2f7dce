"""Off-centre thresholds, an integer bias where it fits, XOR as two half gates under an OR."""

import numpy as np


def neuron(x, w, b):
    return np.where(np.einsum("bn,n->b", x, w) > -b, 1, 0)


def gate(name, n):
    match name:
        case "AND":
            return np.full(n, 20.0), np.int64(10 - 20 * n)
        case "OR":
            return np.full(n, 1.0), np.float64(-0.52)
        case "NAND":
            w, b = gate("AND", n)
            return -w, -float(b)
    raise ValueError("unknown gate " + name)


def xor(x):
    first, second = neuron(x, np.array([1.0, -1.0]), -0.5), neuron(x, np.array([-1.0, 1.0]), -0.5)
    w, b = gate("OR", 2)
    return neuron(np.stack((first, second), -1), w, b)
