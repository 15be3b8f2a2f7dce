"""Believed: a gradient should always use the newest values.
Tell: Loss and gradients are right, the path is not: w has moved already when you compute the gradient by b. At which point are both to be taken?
"""

import numpy as np


def mse_loss(x, y, w, b):
    return np.mean((x @ w + b - y) ** 2)  # (B, D) @ (D,) -> (B,)


def mse_gradients(x, y, w, b):
    error = x @ w + b - y  # (B,)
    return 2 * error @ x / len(y), 2 * error.mean()


def fit(x, y, lr, steps):
    w, b = np.zeros(x.shape[1], dtype=x.dtype), 0.0
    losses = [float(mse_loss(x, y, w, b))]
    for _ in range(steps):
        w = w - lr * mse_gradients(x, y, w, b)[0]
        b = b - lr * float(mse_gradients(x, y, w, b)[1])
        losses.append(float(mse_loss(x, y, w, b)))
    return w, b, losses
