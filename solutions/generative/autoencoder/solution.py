import numpy as np


def reconstruct(x, W_e, b_e, W_d, b_d):
    code = np.tanh(x @ W_e + b_e)  # (N, K)
    return code @ W_d + b_d, code  # (N, D)


def loss(x, reconstruction):
    return np.sum((reconstruction - x) ** 2) / len(x)


def gradients(x, W_e, b_e, W_d, b_d):
    reconstruction, code = reconstruct(x, W_e, b_e, W_d, b_d)
    by_output = 2 * (reconstruction - x) / len(x)  # (N, D); as the target, x is a constant
    by_sum = by_output @ W_d.T * (1 - code**2)  # (N, K), before tanh
    return {
        "W_e": x.T @ by_sum,
        "b_e": by_sum.sum(axis=0),
        "W_d": code.T @ by_output,
        "b_d": by_output.sum(axis=0),
    }
