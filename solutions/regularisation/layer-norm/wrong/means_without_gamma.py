"""Believed: γ can wait until the end of the backward pass.
Tell: Where all gains are equal you are right. γ stands between x̂ and y, so the gradient passes it before it gets to the means. What is ∂L/∂x̂?
"""

import numpy as np


def _normalised(x, eps):
    centred = x - x.mean(axis=-1, keepdims=True)  # (..., D)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + eps)  # (..., 1)
    return centred / spread, spread


def layer_norm(x, gamma, beta, eps):
    x_hat, _ = _normalised(x, eps)
    return gamma * x_hat + beta


def layer_norm_backward(upstream, x, gamma, eps):
    x_hat, spread = _normalised(x, eps)
    leading = tuple(range(x.ndim - 1))  # gamma and beta are shared along these
    g = upstream
    through_mean = g.mean(axis=-1, keepdims=True)
    through_spread = x_hat * (g * x_hat).mean(axis=-1, keepdims=True)
    grad_x = gamma * (g - through_mean - through_spread) / spread
    return grad_x, (upstream * x_hat).sum(axis=leading), upstream.sum(axis=leading)
