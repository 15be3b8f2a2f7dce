"""One column at a time, with its N × N Jacobian."""

import numpy as np


def batch_norm_backward(upstream, x, gamma, eps):
    n, d = x.shape
    dx, dgamma, dbeta = np.empty_like(x), np.empty_like(gamma), np.empty_like(gamma)
    for k in range(d):
        column, g = x[:, k], upstream[:, k]
        s = np.sqrt(np.var(column) + eps)
        hat = (column - column.mean()) / s
        jacobian = (np.eye(n, dtype=x.dtype) - (1 + np.outer(hat, hat)) / n) / s
        dx[:, k] = gamma[k] * (jacobian @ g)
        dgamma[k], dbeta[k] = g @ hat, g.sum()
    return dx, dgamma, dbeta


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    dx, dgamma, dbeta = np.empty_like(x), np.zeros_like(gamma), np.zeros_like(gamma)
    for i in range(len(x)):
        s = np.sqrt(running_var + eps)
        dx[i] = upstream[i] * gamma / s
        dgamma += upstream[i] * (x[i] - running_mean) / s
        dbeta += upstream[i]
    return dx, dgamma, dbeta
