"""Believed: a squared error is averaged over all entries.
Tell: With a single feature you are right. By which number does the question divide: the examples, or the entries?
"""

import numpy as np


def reconstruct(x, W_e, b_e, W_d, b_d):
    code = np.tanh(x @ W_e + b_e)
    return code @ W_d + b_d, code


def loss(x, reconstruction):
    return np.mean((reconstruction - x) ** 2)


def gradients(x, W_e, b_e, W_d, b_d):
    reconstruction, code = reconstruct(x, W_e, b_e, W_d, b_d)
    error = 2 * (reconstruction - x) / x.size
    before = error @ W_d.T * (1 - code**2)
    return {"W_e": x.T @ before, "b_e": before.sum(0), "W_d": code.T @ error, "b_d": error.sum(0)}
