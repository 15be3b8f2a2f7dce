"""Believed: subtracting the maximum changes nothing, as in softmax.
Tell: In softmax the factor e^m cancels. Here there is no denominator: where did it go?
"""

import numpy as np


def log_sum_exp(x):
    top = x.max(axis=-1, keepdims=True)
    top = np.where(np.isneginf(top), 0, top)
    return np.log(np.exp(x - top).sum(axis=-1))


def log_sum_exp_grad(x, upstream):
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return upstream[..., None] * powers / powers.sum(axis=-1, keepdims=True)
