"""Biases as weights of a constant input 1; one outer product per example, stacked and averaged; exponentials of -|z|."""

import numpy as np


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


def with_one(a):
    return np.concatenate([a, np.ones_like(a[:, :1])], axis=1)


def forward(x, W1, b1, W2, b2):
    hidden = sigmoid(with_one(x) @ np.hstack([W1, b1[:, None]]).T)
    return sigmoid(with_one(hidden) @ np.hstack([W2, b2[:, None]]).T), hidden


def backward(x, y, W2, hidden, prediction):
    out = (prediction - y) * prediction * (1 - prediction)
    back = out * W2 * hidden * (1 - hidden)
    first = np.mean(back[:, :, None] * with_one(x)[:, None, :], axis=0)
    second = np.mean(out[:, :, None] * with_one(hidden)[:, None, :], axis=0)
    return {"W1": first[:, :2], "b1": first[:, 2], "W2": second[:, :-1], "b2": second[:, -1]}
