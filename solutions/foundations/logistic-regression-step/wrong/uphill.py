"""Believed: a step adds the gradient.
Tell: The gradients are right, the step goes the other way and the loss grows. Which direction is downhill?
"""

import numpy as np


def bce_loss(x, y, w, b):
    z = x @ w + b  # (B, D) @ (D,) -> (B,)
    sign = np.where(y == 1, 1, -1)
    return np.mean(np.logaddexp(0, -sign * z))  # −log σ(±z)


def bce_gradients(x, y, w, b):
    z = x @ w + b
    p = np.exp(-np.logaddexp(0, -z))  # σ(z), finite for every z
    error = (p - y).astype(x.dtype) / len(y)  # ∂L/∂z, (B,)
    return error @ x, error.sum()


def logistic_step(x, y, w, b, lr):
    dw, db = bce_gradients(x, y, w, b)
    return w + lr * dw, b + lr * db
