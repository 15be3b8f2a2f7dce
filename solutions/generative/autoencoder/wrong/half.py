"""Believed: a squared error has a factor of one half.
Tell: A constant factor is off in the loss and in all gradients alike. Read the question's loss again.
"""

import numpy as np


def reconstruct(x, W_e, b_e, W_d, b_d):
    code = np.tanh(x @ W_e + b_e)
    return code @ W_d + b_d, code


def loss(x, reconstruction):
    return np.sum((reconstruction - x) ** 2) / len(x) / 2


def gradients(x, W_e, b_e, W_d, b_d):
    reconstruction, code = reconstruct(x, W_e, b_e, W_d, b_d)
    error = (reconstruction - x) / len(x)
    before = error @ W_d.T * (1 - code**2)
    return {"W_e": x.T @ before, "b_e": before.sum(0), "W_d": code.T @ error, "b_d": error.sum(0)}
