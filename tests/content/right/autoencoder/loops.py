"""Sums over examples, features and codes, one number after the other."""

import numpy as np


def reconstruct(x, W_e, b_e, W_d, b_d):
    (N, D), K = x.shape, len(b_e)
    code, out = np.zeros((N, K), x.dtype), np.zeros((N, D), x.dtype)
    for n in range(N):
        for k in range(K):
            code[n, k] = np.tanh(sum(x[n, d] * W_e[d, k] for d in range(D)) + b_e[k])
        for d in range(D):
            out[n, d] = sum(code[n, k] * W_d[k, d] for k in range(K)) + b_d[d]
    return out, code


def loss(x, reconstruction):
    total = x.dtype.type(0)
    for given, wanted in zip(reconstruction, x):
        for a, b in zip(given, wanted):
            total += (a - b) * (a - b)
    return total / x.dtype.type(len(x))


def gradients(x, W_e, b_e, W_d, b_d):
    out, code = reconstruct(x, W_e, b_e, W_d, b_d)
    result = {
        "W_e": np.zeros_like(W_e),
        "b_e": np.zeros_like(b_e),
        "W_d": np.zeros_like(W_d),
        "b_d": np.zeros_like(b_d),
    }
    for n in range(len(x)):
        error = 2 * (out[n] - x[n])
        before = (W_d @ error) * (1 - code[n]) * (1 + code[n])
        result["W_d"] += np.outer(code[n], error)
        result["b_d"] += error
        result["W_e"] += np.outer(x[n], before)
        result["b_e"] += before
    return {name: value / len(x) for name, value in result.items()}
