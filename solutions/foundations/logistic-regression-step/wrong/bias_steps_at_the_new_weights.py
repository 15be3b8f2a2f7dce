"""Believed: the bias may use what the weights have just learned.
Tell: Loss and gradients are right. In your step the bias sees the new weights already: at which point are both gradients to be taken?
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
    w = w - lr * bce_gradients(x, y, w, b)[0]
    return w, b - lr * bce_gradients(x, y, w, b)[1]
