"""einsum throughout, and the mean taken of the per-example losses."""

import numpy as np


def reconstruct(x, W_e, b_e, W_d, b_d):
    code = np.tanh(np.einsum("nd,dk->nk", x, W_e) + b_e)
    return np.einsum("nk,kd->nd", code, W_d) + b_d, code


def loss(x, reconstruction):
    difference = x - reconstruction
    return np.einsum("nd,nd->n", difference, difference).mean()


def gradients(x, W_e, b_e, W_d, b_d):
    output, code = reconstruct(x, W_e, b_e, W_d, b_d)
    slope = 1 - np.square(code)
    error = (output - x) * (2 / len(x))
    return {
        "b_d": np.einsum("nd->d", error),
        "W_d": np.einsum("nk,nd->kd", code, error),
        "b_e": np.einsum("nd,kd,nk->k", error, W_d, slope),
        "W_e": np.einsum("ni,nd,kd,nk->ik", x, error, W_d, slope),
    }
