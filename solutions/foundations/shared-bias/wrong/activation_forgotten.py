"""Believed: a bias gets the gradient that comes back.
Tell: Right only where h is 0. The bias acts before tanh: what lies between ∂L/∂h and ∂L/∂z?
"""

import numpy as np


def layer(x, W, b):
    return np.tanh(x @ W.T + b)  # (B, D) @ (D, H) + (H,) or (1,)


def bias_gradient(h, upstream, shared):
    dz = upstream * 1  # (B, H)
    db = dz.sum(axis=0)  # each neuron's bias is used by every example
    return db.sum(keepdims=True) if shared else db  # a shared one by every neuron as well


def bias_count(sizes, shared):
    neurons = sizes[1:]
    return len(neurons) if shared else sum(neurons)
