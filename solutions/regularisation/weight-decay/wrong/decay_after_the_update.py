"""Believed: the updated weights are the ones that shrink.
Tell: Almost: the difference is of order lr² · λ. Which w stands in the decay term, the one before the step or the one after?
"""

import numpy as np


def _decay(array, strength):
    return strength if array.ndim >= 2 else 0.0  # biases, gains and shifts are left alone


def l2_penalty(parameters, strength):
    return 0.5 * sum(_decay(w, strength) * np.sum(w**2) for w in parameters.values())


def penalised_gradients(parameters, gradients, strength):
    return {name: gradients[name] + _decay(w, strength) * w for name, w in parameters.items()}


def decoupled_step(parameters, updates, lr, strength):
    return {name: (1 - lr * _decay(w, strength)) * (w - lr * updates[name]) for name, w in parameters.items()}
