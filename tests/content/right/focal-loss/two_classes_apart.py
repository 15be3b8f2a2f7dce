"""Both classes computed everywhere, then chosen by np.where."""

import numpy as np


def _softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def _sigmoid(x):
    return np.exp(-_softplus(-x))


def focal_loss(logits, targets, gamma, alpha):
    positive = alpha * _sigmoid(-logits) ** gamma * _softplus(-logits)
    negative = (1 - alpha) * _sigmoid(logits) ** gamma * _softplus(logits)
    return np.where(targets == 1, positive, negative).mean()


def focal_loss_grad(logits, targets, gamma, alpha):
    p, q = _sigmoid(logits), _sigmoid(-logits)
    positive = -alpha * q**gamma * (gamma * p * _softplus(-logits) + q)
    negative = (1 - alpha) * p**gamma * (gamma * q * _softplus(logits) + p)
    return (np.where(targets == 1, positive, negative) / logits.size).astype(logits.dtype)
