"""Believed: the predictions of an epoch belong to the weights at its beginning.
Tell: A single step is right. In your epoch all mistakes are judged by the weights it began with. Which weights does the second example have to see?
"""

import numpy as np


def predict(x, w, b):
    return (x @ w + b > 0).astype(np.int64)  # (B, D) @ (D,) -> (B,)


def perceptron_step(x, y, w, b, lr):
    error = int(y) - int(x @ w + b > 0)  # 0 where it is right already: nothing to learn
    return w + lr * error * x, b + lr * error


def train(x, y, w, b, lr, max_epochs):
    mistakes = []
    for _ in range(max_epochs):
        error = y - predict(x, w, b)
        mistakes.append(int(np.abs(error).sum()))
        w, b = w + (lr * error.astype(w.dtype)) @ x, b + lr * float(error.sum())
        if mistakes[-1] == 0:
            break
    return w, b, mistakes
