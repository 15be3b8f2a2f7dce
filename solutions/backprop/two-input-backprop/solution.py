import numpy as np


def sigmoid(z):
    return 0.5 * (1 + np.tanh(0.5 * z))  # the same function, without an exponential that overflows


def forward(x, W1, b1, W2, b2):
    hidden = sigmoid(x @ W1.T + b1)  # (B, h)
    prediction = sigmoid(hidden @ W2.T + b2)  # (B, 1)
    return prediction, hidden


def backward(x, y, W2, hidden, prediction):
    delta_out = (prediction - y) * prediction * (1 - prediction) / len(x)  # (B, 1)
    delta_hidden = (delta_out @ W2) * hidden * (1 - hidden)  # (B, h)
    return {
        "W1": delta_hidden.T @ x,  # (h, B) @ (B, 2)
        "b1": delta_hidden.sum(axis=0),
        "W2": delta_out.T @ hidden,  # (1, B) @ (B, h)
        "b2": delta_out.sum(axis=0),
    }
