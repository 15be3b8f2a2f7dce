"""Believed: a batch that is not full is left out.
Tell: All full batches are right. The examples that remain are never seen: what does the question say about the last piece?
"""


def minibatches(order, batch_size):
    return [order[start : start + batch_size] for start in range(0, len(order) - batch_size + 1, batch_size)]


def sgd_epoch(x, y, w, lr, batch_size, order):
    for batch in minibatches(order, batch_size):
        error = x[batch] @ w - y[batch]  # (m,)
        w = w - lr * (2 * error @ x[batch] / len(batch))
    return w
