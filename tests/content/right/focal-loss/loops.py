"""One example at a time, each in its own stable branch."""

import math

import numpy as np


def _one(z, y, gamma, alpha):
    u = z if y == 1 else -z
    if u > 0:
        log_p = -math.log1p(math.exp(-u))
        miss = math.exp(-u) / (1 + math.exp(-u))
    else:
        log_p = u - math.log1p(math.exp(u))
        miss = 1 / (1 + math.exp(u))
    return u, math.exp(log_p), log_p, miss, alpha if y == 1 else 1 - alpha


def focal_loss(logits, targets, gamma, alpha):
    total = 0.0
    for z, y in zip(logits.astype(float).ravel(), targets.ravel()):
        _, _, log_p, miss, weight = _one(z, y, gamma, alpha)
        total -= weight * miss**gamma * log_p
    return logits.dtype.type(total / logits.size)


def focal_loss_grad(logits, targets, gamma, alpha):
    out = np.empty_like(logits)
    for index in np.ndindex(logits.shape):
        _, p, log_p, miss, weight = _one(float(logits[index]), targets[index], gamma, alpha)
        sign = 1 if targets[index] == 1 else -1
        out[index] = weight * sign * miss**gamma * (gamma * p * log_p - miss) / logits.size
    return out
