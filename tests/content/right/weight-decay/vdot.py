"""Inner products, copies changed in place."""

import numpy as np


def l2_penalty(parameters, strength):
    decaying = [w.reshape(-1).astype(np.float64) for w in parameters.values() if w.ndim >= 2]
    return 0.5 * strength * float(sum(w @ w for w in decaying))


def penalised_gradients(parameters, gradients, strength):
    result = {name: np.array(g) for name, g in gradients.items()}
    for name in result:
        if parameters[name].ndim >= 2:
            result[name] += strength * parameters[name]
    return result


def decoupled_step(parameters, updates, lr, strength):
    result = {name: np.array(w) for name, w in parameters.items()}
    for name, w in result.items():
        if w.ndim >= 2:
            w *= 1 - lr * strength
        w -= lr * updates[name]
    return result
