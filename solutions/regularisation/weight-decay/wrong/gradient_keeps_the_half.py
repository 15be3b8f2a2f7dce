"""Believed: the ½ of the penalty stays in its gradient.
Tell: The penalty is right. Differentiate ½ · λ · w² once more, slowly: what happens to the exponent?
"""

import numpy as np


def _decay(array, strength):
    return strength if array.ndim >= 2 else 0.0  # biases, gains and shifts are left alone


def l2_penalty(parameters, strength):
    return 0.5 * sum(_decay(w, strength) * np.sum(w**2) for w in parameters.values())


def penalised_gradients(parameters, gradients, strength):
    return {name: gradients[name] + 0.5 * _decay(w, strength) * w for name, w in parameters.items()}


def decoupled_step(parameters, updates, lr, strength):
    return {name: w - lr * (updates[name] + _decay(w, strength) * w) for name, w in parameters.items()}
