"""Believed: the error is target minus prediction, and the gradient is 2·error·x.
Tell: The size is right and the sign is not, so your loop climbs. What is the inner derivative of y − w · x?
"""

import numpy as np


def mse_loss(x, y, w, b):
    return np.mean((x @ w + b - y) ** 2)  # (B, D) @ (D,) -> (B,)


def mse_gradients(x, y, w, b):
    error = y - x @ w - b  # (B,)
    return 2 * error @ x / len(y), 2 * error.mean()


def fit(x, y, lr, steps):
    w, b = np.zeros(x.shape[1], dtype=x.dtype), 0.0
    losses = [float(mse_loss(x, y, w, b))]
    for _ in range(steps):
        dw, db = mse_gradients(x, y, w, b)
        w, b = w - lr * dw, b - lr * float(db)
        losses.append(float(mse_loss(x, y, w, b)))
    return w, b, losses
