"""Believed: the definition can be typed in as it stands.
Tell: All is right until the logits grow. What does σ(−1000) round to, and what is its logarithm?
"""

import numpy as np


def bce_loss(x, y, w, b):
    z = x @ w + b  # (B, D) @ (D,) -> (B,)
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def bce_gradients(x, y, w, b):
    z = x @ w + b
    p = np.exp(-np.logaddexp(0, -z))  # σ(z), finite for every z
    error = (p - y).astype(x.dtype) / len(y)  # ∂L/∂z, (B,)
    return error @ x, error.sum()


def logistic_step(x, y, w, b, lr):
    dw, db = bce_gradients(x, y, w, b)
    return w - lr * dw, b - lr * db
