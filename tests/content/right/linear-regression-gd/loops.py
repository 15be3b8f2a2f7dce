"""Loops over examples and inputs, in Python floats."""

import numpy as np


def _errors(x, y, w, b):
    return [sum(float(v) * float(u) for v, u in zip(row, w)) + b - float(t) for row, t in zip(x, y)]


def mse_loss(x, y, w, b):
    return sum(e**2 for e in _errors(x, y, w, b)) / len(y)


def mse_gradients(x, y, w, b):
    errors = _errors(x, y, w, b)
    dw = np.zeros_like(w)
    for j in range(len(w)):
        dw[j] = sum(2 * e * float(x[i, j]) for i, e in enumerate(errors)) / len(y)
    return dw, 2 * sum(errors) / len(y)


def fit(x, y, lr, steps):
    w, b, losses = np.zeros(x.shape[1], x.dtype), 0.0, []
    for step in range(steps + 1):
        losses.append(mse_loss(x, y, w, b))
        if step == steps:
            break
        dw, db = mse_gradients(x, y, w, b)
        w -= lr * dw
        b -= lr * db
    return w, b, losses
