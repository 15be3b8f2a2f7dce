"""Believed: a shared bias still has a gradient for every neuron, all alike.
Tell: The value is right. But a parameter has one gradient, of its own shape: how many numbers is a shared bias?
"""

import numpy as np


def layer(x, W, b):
    return np.tanh(x @ W.T + b)  # (B, D) @ (D, H) + (H,) or (1,)


def bias_gradient(h, upstream, shared):
    dz = upstream * (1 - h**2)  # (B, H)
    db = dz.sum(axis=0)  # each neuron's bias is used by every example
    return np.full_like(db, db.sum()) if shared else db  # a shared one by every neuron as well


def bias_count(sizes, shared):
    neurons = sizes[1:]
    return len(neurons) if shared else sum(neurons)
