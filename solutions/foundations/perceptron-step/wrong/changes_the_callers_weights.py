"""Believed: `+=` is a shorter way to write a sum.
Tell: The results are right, but the weights you were given are not what they were. What does `+=` do to an array that has another name elsewhere?
"""

import numpy as np


def predict(x, w, b):
    return (x @ w + b > 0).astype(np.int64)  # (B, D) @ (D,) -> (B,)


def perceptron_step(x, y, w, b, lr):
    error = int(y) - int(x @ w + b > 0)  # 0 where it is right already: nothing to learn
    w += lr * error * x
    return w, b + lr * error


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
