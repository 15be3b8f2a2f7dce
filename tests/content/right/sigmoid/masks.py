"""Two masks, each with its own form, written into a fresh array."""

import numpy as np


def sigmoid(x):
    y = np.zeros_like(x)
    positive = x > 0
    y[positive] = 1 / (1 + np.exp(-x[positive]))
    powers = np.exp(x[~positive])
    y[~positive] = powers / (powers + 1)
    return y


def sigmoid_grad(x, upstream):
    s = sigmoid(x)
    return (s - s**2) * upstream
