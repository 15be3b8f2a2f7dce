import numpy as np


def log_sum_exp(x):
    top = x.max(axis=-1, keepdims=True)  # (..., 1)
    top = np.where(np.isneginf(top), 0, top)  # a row of −∞ has nothing to shift by
    with np.errstate(divide="ignore"):  # log 0 = −∞ is meant
        return np.log(np.exp(x - top).sum(axis=-1)) + top[..., 0]


def log_sum_exp_grad(x, upstream):
    softmax = np.exp(x - log_sum_exp(x)[..., None])  # (..., n)
    return upstream[..., None] * softmax
