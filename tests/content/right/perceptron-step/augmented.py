"""The bias as one more weight on a column of ones, numpy scalars as results."""

import numpy as np


def _with_one(x):
    return np.concatenate([x, np.ones((len(x), 1), x.dtype)], axis=1)


def predict(x, w, b):
    v = np.append(w, w.dtype.type(b))
    return np.heaviside(_with_one(x) @ v, 0).astype(int)


def perceptron_step(x, y, w, b, lr):
    row = np.append(x, 1).astype(np.float64)
    v = np.append(w, b).astype(np.float64)
    v += lr * (y - (v @ row > 0)) * row
    return v[:-1].astype(w.dtype), v[-1]


def train(x, y, w, b, lr, max_epochs):
    counts = np.zeros(max_epochs, int)
    for epoch in range(max_epochs):
        for i, target in enumerate(y):
            counts[epoch] += predict(x[i, None], w, b).item() != target
            w, b = perceptron_step(x[i], target, w, b, lr)
        if counts[epoch] == 0:
            return w, float(b), counts[: epoch + 1].tolist()
    return w, float(b), list(map(int, counts))
