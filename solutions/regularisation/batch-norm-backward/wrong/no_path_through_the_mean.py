"""Believed: only the variance depends on x.
Tell: One path is missing: shifting a whole column changes nothing, so what must your gradient of x add up to over the batch?
"""

import numpy as np


def batch_norm_backward(upstream, x, gamma, eps):
    root = np.sqrt(x.var(axis=0) + eps)  # (D,)
    x_hat = (x - x.mean(axis=0)) / root  # (N, D)
    grad_gamma, grad_beta = (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
    through_root = x_hat * grad_gamma / len(x)
    return gamma / root * (upstream - through_root), grad_gamma, grad_beta


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    root = np.sqrt(running_var + eps)
    x_hat = (x - running_mean) / root
    return gamma / root * upstream, (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
