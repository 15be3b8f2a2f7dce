"""Believed: tanh's slope is 1 − tanh² of whatever is at hand, the code.
Tell: The slope you use is that of tanh at another place. The code is tanh's value, not its argument.
"""

import numpy as np


def reconstruct(x, W_e, b_e, W_d, b_d):
    code = np.tanh(x @ W_e + b_e)
    return code @ W_d + b_d, code


def loss(x, reconstruction):
    return np.sum((reconstruction - x) ** 2) / len(x)


def gradients(x, W_e, b_e, W_d, b_d):
    reconstruction, code = reconstruct(x, W_e, b_e, W_d, b_d)
    error = 2 * (reconstruction - x) / len(x)
    before = error @ W_d.T * (1 - np.tanh(code) ** 2)
    return {"W_e": x.T @ before, "b_e": before.sum(0), "W_d": code.T @ error, "b_d": error.sum(0)}
