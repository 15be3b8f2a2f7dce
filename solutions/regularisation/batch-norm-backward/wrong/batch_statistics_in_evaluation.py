"""Believed: frozen statistics only matter in the forward pass.
Tell: Training is right. In evaluation the forward pass divided by the running deviation: what did x̂ look like there, and what is the slope?
"""

import numpy as np


def batch_norm_backward(upstream, x, gamma, eps):
    root = np.sqrt(x.var(axis=0) + eps)  # (D,)
    x_hat = (x - x.mean(axis=0)) / root  # (N, D)
    grad_gamma, grad_beta = (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
    through_mean, through_root = grad_beta / len(x), x_hat * grad_gamma / len(x)
    return gamma / root * (upstream - through_mean - through_root), grad_gamma, grad_beta


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    root = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / root
    return gamma / root * upstream, (upstream * x_hat).sum(axis=0), upstream.sum(axis=0)
