"""Believed: the error is prediction minus label.
Tell: Every step goes the wrong way, and a mistake grows worse. After a missed positive, should w · x become larger or smaller?
"""

import numpy as np


def predict(x, w, b):
    return (x @ w + b > 0).astype(np.int64)  # (B, D) @ (D,) -> (B,)


def perceptron_step(x, y, w, b, lr):
    error = int(x @ w + b > 0) - int(y)
    return w + lr * error * x, b + lr * error


def train(x, y, w, b, lr, max_epochs):
    mistakes = []
    for _ in range(max_epochs):
        mistakes.append(0)
        for row, label in zip(x, y):
            mistakes[-1] += int(predict(row[None], w, b)[0] != label)
            w, b = perceptron_step(row, label, w, b, lr)
        if mistakes[-1] == 0:
            break
    return w, b, mistakes
