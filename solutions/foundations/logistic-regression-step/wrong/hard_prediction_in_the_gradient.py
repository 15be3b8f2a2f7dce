"""Believed: the error is prediction minus label, and the prediction is 0 or 1.
Tell: The loss is right. Your gradient is 0 for every example on its right side: that is the rule of the perceptron. What is the prediction here?
"""

import numpy as np


def bce_loss(x, y, w, b):
    z = x @ w + b  # (B, D) @ (D,) -> (B,)
    sign = np.where(y == 1, 1, -1)
    return np.mean(np.logaddexp(0, -sign * z))  # −log σ(±z)


def bce_gradients(x, y, w, b):
    z = x @ w + b
    p = (z > 0).astype(x.dtype)
    error = (p - y).astype(x.dtype) / len(y)  # ∂L/∂z, (B,)
    return error @ x, error.sum()


def logistic_step(x, y, w, b, lr):
    dw, db = bce_gradients(x, y, w, b)
    return w - lr * dw, b - lr * db
