"""Branches on the two kinds of mistakes, numbers added in loops, epochs in a while loop."""

import numpy as np


def _z(row, w, b):
    total = b
    for i in range(len(row)):
        total += row[i] * w[i]
    return total


def predict(x, w, b):
    return np.array([1 if _z(row, w, b) > 0 else 0 for row in x])


def perceptron_step(x, y, w, b, lr):
    fired = _z(x, w, b) > 0
    if fired and y == 0:
        return (w - lr * x).astype(w.dtype), b - lr
    if not fired and y == 1:
        return (w + lr * x).astype(w.dtype), b + lr
    return w.copy(), b


def train(x, y, w, b, lr, max_epochs):
    mistakes = []
    while len(mistakes) < max_epochs and (not mistakes or mistakes[-1] > 0):
        wrong = 0
        for i in range(len(x)):
            if predict(x[i : i + 1], w, b)[0] != y[i]:
                wrong += 1
                w, b = perceptron_step(x[i], y[i], w, b, lr)
        mistakes.append(wrong)
    return w, b, mistakes
