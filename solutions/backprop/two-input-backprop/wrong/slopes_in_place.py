"""Believed: what was kept may be overwritten on the way back.
Tell: All values are right, but the caller's arrays are not what they were: you multiplied into an argument.
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def forward(x, W1, b1, W2, b2):
    hidden = sigmoid(x @ W1.T + b1)
    return sigmoid(hidden @ W2.T + b2), hidden


def backward(x, y, W2, hidden, prediction):
    kept = hidden.copy()
    delta_out = (prediction - y) * prediction * (1 - prediction) / len(x)
    hidden *= 1 - hidden
    delta_hidden = (delta_out @ W2) * hidden
    return {
        "W1": delta_hidden.T @ x,
        "b1": delta_hidden.sum(axis=0),
        "W2": delta_out.T @ kept,
        "b2": delta_out.sum(axis=0),
    }
