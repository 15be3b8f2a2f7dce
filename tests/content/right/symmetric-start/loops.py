"""One example at a time, in-place updates of copies, pairwise comparison with allclose."""

import numpy as np


def gradients(x, y, W1, b1, w2, b2):
    dW1, db1, dw2, db2 = np.zeros_like(W1), np.zeros_like(b1), np.zeros_like(w2), 0.0
    for row, target in zip(x, y):
        h = np.tanh(W1 @ row + b1)
        error = (np.dot(w2, h) + b2 - target) / len(x)
        for j in range(len(h)):
            delta = error * w2[j] * (1 - h[j]) * (1 + h[j])
            dW1[j] += delta * row
            db1[j] += delta
            dw2[j] += error * h[j]
        db2 += float(error)
    return dW1, db1, dw2, db2


def train(x, y, W1, b1, w2, b2, lr, steps):
    W1, b1, w2 = W1.copy(), b1.copy(), w2.copy()
    for _ in range(steps):
        dW1, db1, dw2, db2 = gradients(x, y, W1, b1, w2, b2)
        W1 -= lr * dW1
        b1 -= lr * db1
        w2 -= lr * dw2
        b2 -= lr * db2
    return W1, b1, w2, b2


def distinct_units(W1, b1, w2):
    count = 0
    for j in range(len(W1)):
        count += not any(
            np.allclose(W1[j], W1[k], rtol=0, atol=1e-9) and abs(b1[j] - b1[k]) <= 1e-9 and abs(w2[j] - w2[k]) <= 1e-9
            for k in range(j)
        )
    return count
