"""One vector at a time, its D × D Jacobian written out."""

import numpy as np


def layer_norm(x, gamma, beta, eps):
    y = np.empty_like(x)
    for index in np.ndindex(x.shape[:-1]):
        v = x[index]
        y[index] = (v - v.mean()) / np.sqrt(v.var() + eps) * gamma + beta
    return y


def layer_norm_backward(upstream, x, gamma, eps):
    d = x.shape[-1]
    grad_x, grad_gamma, grad_beta = np.empty_like(x), np.zeros_like(gamma), np.zeros_like(gamma)
    for index in np.ndindex(x.shape[:-1]):
        v, up = x[index], upstream[index]
        s = np.sqrt(v.var() + eps)
        hat = (v - v.mean()) / s
        jacobian = (np.eye(d, dtype=x.dtype) - 1 / d - np.outer(hat, hat) / d) / s
        grad_x[index] = jacobian.T @ (up * gamma)
        grad_gamma += up * hat
        grad_beta += up
    return grad_x, grad_gamma, grad_beta
