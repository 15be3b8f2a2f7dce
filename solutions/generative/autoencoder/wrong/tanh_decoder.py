"""Believed: both layers have the same activation.
Tell: The codes are right. Which values can your reconstruction take, and which values do the readings take?
"""

import numpy as np


def reconstruct(x, W_e, b_e, W_d, b_d):
    code = np.tanh(x @ W_e + b_e)
    return np.tanh(code @ W_d + b_d), code


def loss(x, reconstruction):
    return np.sum((reconstruction - x) ** 2) / len(x)


def gradients(x, W_e, b_e, W_d, b_d):
    reconstruction, code = reconstruct(x, W_e, b_e, W_d, b_d)
    error = 2 * (reconstruction - x) / len(x) * (1 - reconstruction**2)
    before = error @ W_d.T * (1 - code**2)
    return {"W_e": x.T @ before, "b_e": before.sum(0), "W_d": code.T @ error, "b_d": error.sum(0)}
