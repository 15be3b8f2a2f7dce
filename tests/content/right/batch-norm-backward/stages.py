"""The paper's chain rule, one node of the graph after another."""

import numpy as np


def batch_norm_backward(upstream, x, gamma, eps):
    n = x.shape[0]
    mu = x.mean(axis=0)
    centred = x - mu
    var = (centred**2).mean(axis=0)
    inverse = 1 / np.sqrt(var + eps)
    hat = centred * inverse
    dhat = upstream * gamma
    dvar = (dhat * centred).sum(axis=0) * -0.5 * inverse**3
    dmu = -(dhat * inverse).sum(axis=0) + dvar * (-2 * centred).sum(axis=0) / n
    dx = dhat * inverse + dvar * 2 * centred / n + dmu / n
    return dx, (upstream * hat).sum(axis=0), upstream.sum(axis=0)


def batch_norm_eval_backward(upstream, x, gamma, running_mean, running_var, eps):
    inverse = 1 / np.sqrt(running_var + eps)
    dhat = upstream * gamma
    return dhat * inverse, (upstream * ((x - running_mean) * inverse)).sum(axis=0), upstream.sum(axis=0)
