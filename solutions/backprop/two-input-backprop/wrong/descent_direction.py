"""Believed: the gradient is the direction to move in.
Tell: Every sign is the wrong way round. You return the step that lowers the loss; the gradient points where it rises.
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def forward(x, W1, b1, W2, b2):
    hidden = sigmoid(x @ W1.T + b1)
    return sigmoid(hidden @ W2.T + b2), hidden


def backward(x, y, W2, hidden, prediction):
    delta_out = (y - prediction) * prediction * (1 - prediction) / len(x)
    delta_hidden = (delta_out @ W2) * hidden * (1 - hidden)
    return {
        "W1": delta_hidden.T @ x,
        "b1": delta_hidden.sum(axis=0),
        "W2": delta_out.T @ hidden,
        "b2": delta_out.sum(axis=0),
    }
