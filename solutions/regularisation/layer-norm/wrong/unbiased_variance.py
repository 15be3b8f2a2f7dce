"""Believed: a variance is divided by D − 1.
Tell: Your outputs are too small by the same factor in all vectors of one length. Which variance does the question ask for?
"""

import numpy as np


def _normalised(x, eps):
    centred = x - x.mean(axis=-1, keepdims=True)  # (..., D)
    spread = np.sqrt((centred**2).sum(axis=-1, keepdims=True) / max(x.shape[-1] - 1, 1) + eps)  # (..., 1)
    return centred / spread, spread


def layer_norm(x, gamma, beta, eps):
    x_hat, _ = _normalised(x, eps)
    return gamma * x_hat + beta


def layer_norm_backward(upstream, x, gamma, eps):
    x_hat, spread = _normalised(x, eps)
    leading = tuple(range(x.ndim - 1))  # gamma and beta are shared along these
    g = upstream * gamma  # gradient with respect to x_hat
    through_mean = g.mean(axis=-1, keepdims=True)
    through_spread = x_hat * (g * x_hat).sum(axis=-1, keepdims=True) / max(x.shape[-1] - 1, 1)
    grad_x = (g - through_mean - through_spread) / spread
    return grad_x, (upstream * x_hat).sum(axis=leading), upstream.sum(axis=leading)
