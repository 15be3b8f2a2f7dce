"""Believed: a step may overwrite the parameters.
Tell: All values are right, but the arrays of the caller have changed. The question wants a dictionary of new ones: which statement changes an array without making another?
"""

import numpy as np


def _decay(array, strength):
    return strength if array.ndim >= 2 else 0.0  # biases, gains and shifts are left alone


def l2_penalty(parameters, strength):
    return 0.5 * sum(_decay(w, strength) * np.sum(w**2) for w in parameters.values())


def penalised_gradients(parameters, gradients, strength):
    return {name: gradients[name] + _decay(w, strength) * w for name, w in parameters.items()}


def decoupled_step(parameters, updates, lr, strength):
    for name, w in parameters.items():
        w -= lr * (updates[name] + _decay(w, strength) * w)
    return dict(parameters)
