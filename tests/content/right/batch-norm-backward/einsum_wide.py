"""The closed form with einsum, float64 inside."""

import numpy as np


def _finish(dtype, *arrays):
    return tuple(array.astype(dtype) for array in arrays)


def batch_norm_backward(upstream, x, gamma, eps):
    g, x64, n = upstream.astype(np.float64), x.astype(np.float64), len(x)
    c = x64 - np.einsum("nd->d", x64) / n
    r = (np.einsum("nd,nd->d", c, c) / n + eps) ** -0.5
    hat = c * r
    dgamma, dbeta = np.einsum("nd,nd->d", g, hat), np.einsum("nd->d", g)
    dx = (gamma * r / n) * (n * g - dbeta - hat * dgamma)
    return _finish(x.dtype, dx, dgamma, dbeta)


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    g = upstream.astype(np.float64)
    r = (running_var.astype(np.float64) + eps) ** -0.5
    return _finish(x.dtype, g * gamma * r, np.einsum("nd,nd->d", g, (x - running_mean) * r), np.einsum("nd->d", g))
