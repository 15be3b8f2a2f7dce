"""Believed: the formula can be typed in as it stands.
Tell: Everything is right until the inputs grow. What is e^1000 in floating point, and what is the logarithm of e^(−1000)?
"""

import numpy as np


def log_sum_exp(x):
    return np.log(np.exp(x).sum(axis=-1))


def log_sum_exp_grad(x, upstream):
    powers = np.exp(x)
    return upstream[..., None] * powers / powers.sum(axis=-1, keepdims=True)
