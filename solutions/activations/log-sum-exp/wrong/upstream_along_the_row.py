"""Believed: numpy lines the upstream gradient up with the rows by itself.
Tell: There is one upstream number per row. Broadcasting lines arrays up at the last axis: what does that do to your numbers?
"""

import numpy as np


def log_sum_exp(x):
    top = x.max(axis=-1, keepdims=True)
    top = np.where(np.isneginf(top), 0, top)
    return np.log(np.exp(x - top).sum(axis=-1)) + top[..., 0]


def log_sum_exp_grad(x, upstream):
    return upstream * np.exp(x - log_sum_exp(x)[..., None])
