"""Believed: subtracting the largest value makes every row safe.
Tell: The largest value of which row? Look at a row that lies far below the others: what is left of its exponentials?
"""

import numpy as np


def log_sum_exp(x):
    top = x.max()
    return np.log(np.exp(x - top).sum(axis=-1)) + top


def log_sum_exp_grad(x, upstream):
    return upstream[..., None] * np.exp(x - log_sum_exp(x)[..., None])
