"""One channel at a time, two-pass sums."""

import numpy as np


def batch_norm_train(x, gamma, beta, running_mean, running_var, momentum, eps):
    y = np.empty_like(x)
    new_mean, new_var = running_mean.copy(), running_var.copy()
    for c in range(x.shape[1]):
        values = x[:, c]
        if values.size == 1:
            raise ValueError("Expected more than 1 value per channel when training")
        mu = values.sum() / values.size
        squares = ((values - mu) ** 2).sum()
        y[:, c] = gamma[c] * ((values - mu) / np.sqrt(squares / values.size + eps)) + beta[c]
        new_mean[c] += momentum * (mu - running_mean[c])
        new_var[c] += momentum * (squares / (values.size - 1) - running_var[c])
    return y, new_mean, new_var


def batch_norm_eval(x, gamma, beta, running_mean, running_var, eps):
    y = x.copy()
    for c in range(x.shape[1]):
        y[:, c] = gamma[c] * (x[:, c] - running_mean[c]) / np.sqrt(running_var[c] + eps) + beta[c]
    return y
