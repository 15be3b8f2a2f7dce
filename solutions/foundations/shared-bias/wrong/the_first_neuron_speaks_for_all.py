"""Believed: what is shared has the gradient of any one of its users.
Tell: Separate biases are right. Of the shared one you take the gradient that comes by way of the first neuron alone. What about the others?
"""

import numpy as np


def layer(x, W, b):
    return np.tanh(x @ W.T + b)  # (B, D) @ (D, H) + (H,) or (1,)


def bias_gradient(h, upstream, shared):
    dz = upstream * (1 - h**2)  # (B, H)
    db = dz.sum(axis=0)  # each neuron's bias is used by every example
    return db[:1] if shared else db  # a shared one by every neuron as well


def bias_count(sizes, shared):
    neurons = sizes[1:]
    return len(neurons) if shared else sum(neurons)
