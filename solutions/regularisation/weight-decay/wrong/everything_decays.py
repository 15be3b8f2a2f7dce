"""Believed: all parameters are regularised.
Tell: Matrices are right. Look at the biases and gains: what would a gain of a normalisation layer be pulled to, and which value is neutral for it?
"""

import numpy as np


def _decay(array, strength):
    return strength


def l2_penalty(parameters, strength):
    return 0.5 * sum(_decay(w, strength) * np.sum(w**2) for w in parameters.values())


def penalised_gradients(parameters, gradients, strength):
    return {name: gradients[name] + _decay(w, strength) * w for name, w in parameters.items()}


def decoupled_step(parameters, updates, lr, strength):
    return {name: w - lr * (updates[name] + _decay(w, strength) * w) for name, w in parameters.items()}
