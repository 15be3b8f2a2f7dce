"""Einsum throughout, and a matrix of pairwise distances for the count."""

import numpy as np


def gradients(x, y, W1, b1, w2, b2):
    h = np.tanh(np.einsum("bd,hd->bh", x, W1) + b1)
    error = np.einsum("bh,h->b", h, w2) + b2 - y
    slope = 1 / np.cosh(np.einsum("bd,hd->bh", x, W1) + b1) ** 2
    dW1 = np.einsum("b,h,bh,bd->hd", error, w2, slope, x) / len(y)
    db1 = (error[:, None] * w2 * slope).mean(0)
    return dW1, db1, (error[:, None] * h).mean(0), error.mean()


def train(x, y, W1, b1, w2, b2, lr, steps):
    if steps == 0:
        return W1, b1, w2, b2
    dW1, db1, dw2, db2 = gradients(x, y, W1, b1, w2, b2)
    return train(x, y, W1 - lr * dW1, b1 - lr * db1, w2 - lr * dw2, b2 - lr * db2, lr, steps - 1)


def distinct_units(W1, b1, w2):
    units = np.concatenate([W1, b1[:, None], w2[:, None]], axis=1)
    same = np.abs(units[:, None] - units[None]).max(axis=-1) <= 1e-9
    return int(np.unique(same.argmax(axis=1)).size)
