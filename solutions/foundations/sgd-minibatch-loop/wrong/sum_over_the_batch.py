"""Believed: the gradient of a batch is a sum.
Tell: Batches of one are right; others step too far, by the size of the batch. Which reduction does the loss have?
"""


def minibatches(order, batch_size):
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]


def sgd_epoch(x, y, w, lr, batch_size, order):
    for batch in minibatches(order, batch_size):
        error = x[batch] @ w - y[batch]  # (m,)
        w = w - lr * (2 * error @ x[batch])
    return w
