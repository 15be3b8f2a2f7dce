"""Believed: all gradients of an epoch belong to the weights it began with.
Tell: One batch is right. With several, every gradient is taken at the same w: when is w to change?
"""


def minibatches(order, batch_size):
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]


def sgd_epoch(x, y, w, lr, batch_size, order):
    start = w
    for batch in minibatches(order, batch_size):
        error = x[batch] @ start - y[batch]  # (m,)
        w = w - lr * (2 * error @ x[batch] / len(batch))
    return w
