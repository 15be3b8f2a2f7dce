"""The bias as a weight on a column of ones; the quadratic form's Hessian computed once."""

import numpy as np


def _augmented(x):
    return np.column_stack([x, np.ones(len(x), x.dtype)])


def mse_loss(x, y, w, b):
    error = _augmented(x) @ np.append(w, w.dtype.type(b)) - y
    return np.dot(error, error) / len(error)


def mse_gradients(x, y, w, b):
    A = _augmented(x)
    gradient = (2 / len(y)) * A.T @ (A @ np.append(w, w.dtype.type(b)) - y)
    return gradient[:-1], gradient[-1]


def fit(x, y, lr, steps):
    A = _augmented(x.astype(np.float64))
    hessian, slope = 2 * A.T @ A / len(y), 2 * A.T @ y / len(y)
    theta = np.zeros(A.shape[1])
    losses = [np.square(A @ theta - y).mean()]
    for _ in range(steps):
        theta = theta - lr * (hessian @ theta - slope)
        losses.append(np.square(A @ theta - y).mean())
    return theta[:-1].astype(x.dtype), theta[-1], losses
