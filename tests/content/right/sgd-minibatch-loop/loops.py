"""A while loop over the indices and sums over single examples."""

import numpy as np


def minibatches(order, batch_size):
    pieces, start = [], 0
    while start < len(order):
        pieces.append(order[start : start + batch_size].copy())
        start += batch_size
    return pieces


def sgd_epoch(x, y, w, lr, batch_size, order):
    w = w.copy()
    for batch in minibatches(order, batch_size):
        slope = np.zeros_like(w)
        for i in batch:
            slope += 2 * (np.dot(x[i], w) - y[i]) * x[i]
        w -= lr * slope / len(batch)
    return w
