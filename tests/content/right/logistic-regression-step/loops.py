"""One example at a time with math, the logistic function in two branches."""

import math

import numpy as np


def _sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)


def bce_loss(x, y, w, b):
    total = 0.0
    for row, label in zip(x, y):
        z = float(np.dot(row, w)) + b
        total += max(z, 0) - z * int(label) + math.log1p(math.exp(-abs(z)))
    return total / len(y)


def bce_gradients(x, y, w, b):
    dw, db = np.zeros(len(w)), 0.0
    for row, label in zip(x, y):
        error = _sigmoid(float(np.dot(row, w)) + b) - int(label)
        dw += error * row
        db += error
    return (dw / len(y)).astype(w.dtype), db / len(y)


def logistic_step(x, y, w, b, lr):
    dw, db = bce_gradients(x, y, w, b)
    return (w - lr * dw).astype(w.dtype), b - lr * db
