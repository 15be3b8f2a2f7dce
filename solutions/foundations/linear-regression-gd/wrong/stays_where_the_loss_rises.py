"""Believed: a step that makes the loss larger is not taken.
Tell: Where the loss falls all is right; where it rises, yours stays where it was. Gradient descent does not look: what becomes of the loss with a rate that is too large?
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
        dw, db = mse_gradients(x, y, w, b)
        next_w, next_b = w - lr * dw, b - lr * float(db)
        loss = float(mse_loss(x, y, next_w, next_b))
        if loss < losses[-1]:
            w, b = next_w, next_b
        losses.append(min(loss, losses[-1]))
    return w, b, losses
