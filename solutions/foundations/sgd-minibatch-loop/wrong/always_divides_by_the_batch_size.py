"""Believed: every batch has batch_size examples.
Tell: Full batches are right. The last one takes too short a step: how many examples does its mean have?
"""


def minibatches(order, batch_size):
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]


def sgd_epoch(x, y, w, lr, batch_size, order):
    for batch in minibatches(order, batch_size):
        error = x[batch] @ w - y[batch]  # (m,)
        w = w - lr * (2 * error @ x[batch] / batch_size)
    return w
