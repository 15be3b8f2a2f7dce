"""Believed: e^z / (1 + e^z) is as good a sigmoid as any.
Tell: Everything is right until a pre-activation grows. What is e^1000, and what is that divided by itself plus one?
"""

import numpy as np


def forward(x, W1, b1, W2, b2):
    e = np.exp(x @ W1.T + b1)
    hidden = e / (1 + e)
    e = np.exp(hidden @ W2.T + b2)
    return e / (1 + e), hidden


def backward(x, y, W2, hidden, prediction):
    delta_out = (prediction - y) * prediction * (1 - prediction) / len(x)
    delta_hidden = (delta_out @ W2) * hidden * (1 - hidden)
    return {
        "W1": delta_hidden.T @ x,
        "b1": delta_hidden.sum(axis=0),
        "W2": delta_out.T @ hidden,
        "b2": delta_out.sum(axis=0),
    }
