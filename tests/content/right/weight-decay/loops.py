"""Loops with explicit branches; the step shrinks first."""

import math


def l2_penalty(parameters, strength):
    total = 0.0
    for w in parameters.values():
        if len(w.shape) > 1:
            total += math.fsum(float(v) ** 2 for v in w.ravel())
    return strength * total / 2


def penalised_gradients(parameters, gradients, strength):
    out = {}
    for name, g in gradients.items():
        w = parameters[name]
        if w.ndim > 1:
            out[name] = g + strength * w
        else:
            out[name] = g
    return out


def decoupled_step(parameters, updates, lr, strength):
    out = {}
    for name, w in parameters.items():
        if w.ndim > 1:
            out[name] = (1 - lr * strength) * w - lr * updates[name]
        else:
            out[name] = w - lr * updates[name]
    return out
