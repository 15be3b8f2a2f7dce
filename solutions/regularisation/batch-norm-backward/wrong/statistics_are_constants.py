"""Believed: mean and variance are constants in the backward pass.
Tell: That is the gradient of evaluation mode. In training, mean and variance move when an example does: along which paths does x reach the loss?
"""

import numpy as np


def batch_norm_backward(upstream, x, gamma, eps):
    root = np.sqrt(x.var(axis=0) + eps)  # (D,)
    x_hat = (x - x.mean(axis=0)) / root  # (N, D)
    grad_gamma, grad_beta = (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
    return gamma / root * upstream, grad_gamma, grad_beta


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    root = np.sqrt(running_var + eps)
    x_hat = (x - running_mean) / root
    return gamma / root * upstream, (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
