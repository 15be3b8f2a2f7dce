"""The channel is moved to the end and the rest made one axis; float64 inside."""

import numpy as np


def batch_norm_train(x, gamma, beta, running_mean, running_var, momentum, eps):
    last = np.moveaxis(x, 1, -1).astype(np.float64)
    rows = last.reshape(-1, x.shape[1])
    if len(rows) <= 1:
        raise ValueError(f"need at least two values per channel, got {len(rows)}")
    mu, var, unbiased = rows.mean(0), rows.var(0), rows.var(0, ddof=1)
    y = np.moveaxis((last - mu) / np.sqrt(var + eps) * gamma + beta, -1, 1)
    new_mean = running_mean * (1 - momentum) + mu * momentum
    new_var = running_var * (1 - momentum) + unbiased * momentum
    return y.astype(x.dtype), new_mean.astype(x.dtype), new_var.astype(x.dtype)


def batch_norm_eval(x, gamma, beta, running_mean, running_var, eps):
    last = np.moveaxis(x, 1, -1).astype(np.float64)
    y = np.moveaxis((last - running_mean) / np.sqrt(running_var + eps) * gamma + beta, -1, 1)
    return y.astype(x.dtype)
