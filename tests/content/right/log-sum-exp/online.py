"""One pass with a running maximum, as over a stream."""

import numpy as np


def log_sum_exp(x):
    top, total = np.full_like(x[..., 0], -np.inf), np.zeros_like(x[..., 0])
    for j in range(x.shape[-1]):
        new = np.maximum(top, x[..., j])
        safe = np.where(np.isneginf(new), 0, new)
        total = total * np.exp(top - safe) + np.exp(x[..., j] - safe)
        top = new
    with np.errstate(divide="ignore"):
        return np.where(total > 0, np.log(total), 0).astype(x.dtype) + top


def log_sum_exp_grad(x, upstream):
    return np.exp(x - np.expand_dims(log_sum_exp(x), -1)) * np.expand_dims(upstream, -1)
