"""np.split at computed places, means by numpy, data shuffled first."""

import numpy as np


def minibatches(order, batch_size):
    return np.split(order, np.arange(batch_size, len(order), batch_size))


def sgd_epoch(x, y, w, lr, batch_size, order):
    cuts = np.arange(batch_size, len(order), batch_size)
    for rows, targets in zip(np.split(x[order], cuts), np.split(y[order], cuts)):
        error = np.einsum("md,d->m", rows, w) - targets
        w = w - lr * 2 * (error[:, None] * rows).mean(axis=0)
    return w
