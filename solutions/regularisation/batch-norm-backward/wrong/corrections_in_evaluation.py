"""Believed: the backward pass is the same in both modes.
Tell: Training is right. With frozen statistics, does the output of one example still depend on the others? Which terms are left?
"""

import numpy as np


def batch_norm_backward(upstream, x, gamma, eps):
    root = np.sqrt(x.var(axis=0) + eps)  # (D,)
    x_hat = (x - x.mean(axis=0)) / root  # (N, D)
    grad_gamma, grad_beta = (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
    through_mean, through_root = grad_beta / len(x), x_hat * grad_gamma / len(x)
    return gamma / root * (upstream - through_mean - through_root), grad_gamma, grad_beta


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    root = np.sqrt(running_var + eps)
    x_hat = (x - running_mean) / root
    grad_gamma, grad_beta = (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
    corrected = upstream - grad_beta / len(x) - x_hat * grad_gamma / len(x)
    return gamma / root * corrected, grad_gamma, grad_beta
