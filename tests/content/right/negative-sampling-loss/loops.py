"""One pair and one negative at a time, with a branch for the sign."""

import math

import numpy as np


def _log_sigmoid(s):
    return -math.log1p(math.exp(-s)) if s >= 0 else s - math.log1p(math.exp(s))


def _sigmoid(s):
    return math.exp(_log_sigmoid(s))


def negative_sampling_loss(centre, context, negatives):
    total = 0.0
    for v, u, ns in zip(centre, context, negatives):
        total -= _log_sigmoid(float(u @ v))
        for n in ns:
            total -= _log_sigmoid(-float(n @ v))
    return total / len(centre)


def negative_sampling_grads(centre, context, negatives):
    dv, du, dn = np.zeros_like(centre), np.zeros_like(context), np.zeros_like(negatives)
    size = len(centre)
    for b in range(size):
        v, u = centre[b], context[b]
        g = -_sigmoid(-float(u @ v)) / size
        du[b] = g * v
        dv[b] = g * u
        for k, n in enumerate(negatives[b]):
            g = _sigmoid(float(n @ v)) / size
            dn[b, k] = g * v
            dv[b] += g * n
    return dv, du, dn
