"""Believed: each example is normalised by itself.
Tell: That is layer normalisation. Here each column is normalised over the batch; a square batch shows no error in the shapes.
"""

import numpy as np


def batch_norm_backward(upstream, x, gamma, eps):
    root = np.sqrt(x.var(axis=1, keepdims=True) + eps)
    x_hat = (x - x.mean(axis=1, keepdims=True)) / root
    grad_gamma, grad_beta = (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
    g = upstream * gamma
    inner = g - g.mean(axis=1, keepdims=True) - x_hat * (g * x_hat).mean(axis=1, keepdims=True)
    return inner / root, grad_gamma, grad_beta


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    root = np.sqrt(running_var + eps)
    x_hat = (x - running_mean) / root
    return gamma / root * upstream, (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
