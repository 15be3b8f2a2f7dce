"""Believed: the data are taken as they stand.
Tell: The pieces are right, but your epoch takes the examples in the order of x. What is `order` for?
"""


def minibatches(order, batch_size):
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]


def sgd_epoch(x, y, w, lr, batch_size, order):
    for batch in minibatches(order * 0 + range(len(order)), batch_size):
        error = x[batch] @ w - y[batch]  # (m,)
        w = w - lr * (2 * error @ x[batch] / len(batch))
    return w
