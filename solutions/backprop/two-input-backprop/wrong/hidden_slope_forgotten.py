"""Believed: the error is carried back by the weights alone.
Tell: The output layer is right, the hidden layer is not. What stands between the hidden unit's activation and its weights?
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def forward(x, W1, b1, W2, b2):
    hidden = sigmoid(x @ W1.T + b1)
    return sigmoid(hidden @ W2.T + b2), hidden


def backward(x, y, W2, hidden, prediction):
    delta_out = (prediction - y) * prediction * (1 - prediction) / len(x)
    delta_hidden = delta_out @ W2
    return {
        "W1": delta_hidden.T @ x,
        "b1": delta_hidden.sum(axis=0),
        "W2": delta_out.T @ hidden,
        "b2": delta_out.sum(axis=0),
    }
