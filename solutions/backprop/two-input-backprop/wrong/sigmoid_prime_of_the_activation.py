"""Believed: the derivative of the sigmoid takes what the layer stored, σ′(a) = σ(a)(1 − σ(a)).
Tell: The forward pass is right, and so is the idea. But `hidden` and `prediction` have been through σ already. What is
σ′(z) when you hold σ(z) in your hand?
"""

import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


def forward(x, W1, b1, W2, b2):
    hidden = sigmoid(x @ W1.T + b1)
    return sigmoid(hidden @ W2.T + b2), hidden


def backward(x, y, W2, hidden, prediction):
    delta_out = (prediction - y) * sigmoid(prediction) * (1 - sigmoid(prediction)) / len(x)
    delta_hidden = (delta_out @ W2) * sigmoid(hidden) * (1 - sigmoid(hidden))
    return {
        "W1": delta_hidden.T @ x,
        "b1": delta_hidden.sum(axis=0),
        "W2": delta_out.T @ hidden,
        "b2": delta_out.sum(axis=0),
    }
