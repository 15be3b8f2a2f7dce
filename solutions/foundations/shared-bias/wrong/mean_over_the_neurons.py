"""Believed: neurons that share a bias share its gradient out among them.
Tell: Separate biases are right. Your shared gradient is too small by the number of neurons: if b grows by ε, how many pre-activations grow by ε?
"""

import numpy as np


def layer(x, W, b):
    return np.tanh(x @ W.T + b)  # (B, D) @ (D, H) + (H,) or (1,)


def bias_gradient(h, upstream, shared):
    dz = upstream * (1 - h**2)  # (B, H)
    db = dz.sum(axis=0)  # each neuron's bias is used by every example
    return db.mean(keepdims=True) if shared else db  # a shared one by every neuron as well


def bias_count(sizes, shared):
    neurons = sizes[1:]
    return len(neurons) if shared else sum(neurons)
