"""Believed: a soft maximum has the gradient of a maximum.
Tell: The largest entry does not take everything. If the second largest grows a little, does log-sum-exp stay where it is?
"""

import numpy as np


def log_sum_exp(x):
    top = x.max(axis=-1, keepdims=True)
    top = np.where(np.isneginf(top), 0, top)
    return np.log(np.exp(x - top).sum(axis=-1)) + top[..., 0]


def log_sum_exp_grad(x, upstream):
    largest = x == x.max(axis=-1, keepdims=True)
    return upstream[..., None] * largest
