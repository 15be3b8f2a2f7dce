"""Believed: the derivative of a square has a factor 2.
Tell: Every gradient is twice too large. What is the ½ in the loss for?
"""

import numpy as np


def gradients(x, y, W1, b1, w2, b2):
    h = np.tanh(x @ W1.T + b1)  # (B, D) @ (D, H) -> (B, H)
    error = 2 * (h @ w2 + b2 - y) / len(y)  # ∂L/∂ŷ, (B,)
    delta = np.outer(error, w2) * (1 - h**2)  # ∂L/∂z, (B, H): equal columns for equal units
    return delta.T @ x, delta.sum(axis=0), error @ h, error.sum()


def train(x, y, W1, b1, w2, b2, lr, steps):
    parameters = W1, b1, w2, b2
    for _ in range(steps):
        slopes = gradients(x, y, *parameters)
        parameters = tuple(value - lr * slope for value, slope in zip(parameters, slopes))
    return parameters


def distinct_units(W1, b1, w2):
    found = []
    for unit in np.column_stack([W1, b1, w2]):  # all that belongs to one unit: (D + 2,)
        if all(np.abs(unit - other).max() > 1e-9 for other in found):
            found.append(unit)
    return len(found)
