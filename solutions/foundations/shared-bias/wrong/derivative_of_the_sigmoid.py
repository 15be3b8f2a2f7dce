"""Believed: the derivative of the activation is h(1 − h).
Tell: That is the derivative of another activation, one whose range is (0, 1). Which one does the layer use?
"""

import numpy as np


def layer(x, W, b):
    return np.tanh(x @ W.T + b)  # (B, D) @ (D, H) + (H,) or (1,)


def bias_gradient(h, upstream, shared):
    dz = upstream * h * (1 - h)  # (B, H)
    db = dz.sum(axis=0)  # each neuron's bias is used by every example
    return db.sum(keepdims=True) if shared else db  # a shared one by every neuron as well


def bias_count(sizes, shared):
    neurons = sizes[1:]
    return len(neurons) if shared else sum(neurons)
