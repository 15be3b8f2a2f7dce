"""Believed: the row's maximum is always a number to subtract.
Tell: Nearly everything is right. What is the maximum of a row that holds −∞ only, and what is −∞ minus that?
"""

import numpy as np


def log_sum_exp(x):
    top = x.max(axis=-1, keepdims=True)
    return np.log(np.exp(x - top).sum(axis=-1)) + top[..., 0]


def log_sum_exp_grad(x, upstream):
    return upstream[..., None] * np.exp(x - log_sum_exp(x)[..., None])
