"""Believed: a variance is divided by N − 1.
Tell: Most visible in a batch of two: your x̂ is too small. With which variance does batch normalisation divide the batch?
"""

import numpy as np


def batch_norm_backward(upstream, x, gamma, eps):
    root = np.sqrt(x.var(axis=0, ddof=1) + eps)  # (D,)
    x_hat = (x - x.mean(axis=0)) / root  # (N, D)
    grad_gamma, grad_beta = (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
    through_mean, through_root = grad_beta / len(x), x_hat * grad_gamma / len(x)
    return gamma / root * (upstream - through_mean - through_root), grad_gamma, grad_beta


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    root = np.sqrt(running_var + eps)
    x_hat = (x - running_mean) / root
    return gamma / root * upstream, (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
