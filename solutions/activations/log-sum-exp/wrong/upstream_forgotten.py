"""Believed: the backward pass of log-sum-exp is the softmax.
Tell: The softmax is its derivative. But a layer hands down the gradient of the loss: what arrives from above, and what does the chain rule do with it?
"""

import numpy as np


def log_sum_exp(x):
    top = x.max(axis=-1, keepdims=True)
    top = np.where(np.isneginf(top), 0, top)
    return np.log(np.exp(x - top).sum(axis=-1)) + top[..., 0]


def log_sum_exp_grad(x, upstream):
    return np.exp(x - log_sum_exp(x)[..., None])
