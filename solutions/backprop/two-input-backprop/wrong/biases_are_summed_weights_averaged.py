"""Believed: only the weights meet the batch, so only they are averaged.
Tell: Your weights are right, and both biases are too large by the number of examples. A bias adds to every example, too: what
does the mean do to its gradient?
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def forward(x, W1, b1, W2, b2):
    hidden = sigmoid(x @ W1.T + b1)
    return sigmoid(hidden @ W2.T + b2), hidden


def backward(x, y, W2, hidden, prediction):
    delta_out = (prediction - y) * prediction * (1 - prediction)
    delta_hidden = (delta_out @ W2) * hidden * (1 - hidden)
    return {
        "W1": delta_hidden.T @ x / len(x),
        "b1": delta_hidden.sum(axis=0),
        "W2": delta_out.T @ hidden / len(x),
        "b2": delta_out.sum(axis=0),
    }
