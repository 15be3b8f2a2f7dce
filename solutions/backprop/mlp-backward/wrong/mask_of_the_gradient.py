"""Believed: a ReLU passes what is positive, in both directions.
Tell: Forward, ReLU cuts off negative values. Backward, is it the sign of the gradient that decides whether it passes, or something seen on the way forward?
"""

import numpy as np


def forward(x, layers):
    inputs = []  # what went into each layer
    for W, b in layers:
        inputs.append(x)
        z = x @ W + b  # (N, d_out)
        x = np.maximum(z, 0)
    return z, inputs


def backward(upstream, layers, cache):
    gradients = []
    delta = upstream  # by the pre-activation of the current layer, (N, d_out)
    for (W, _), below in zip(reversed(layers), reversed(cache)):
        gradients.append((below.T @ delta, delta.sum(axis=0)))
        grad_x = delta @ W.T
        delta = np.maximum(grad_x, 0)  # below a layer stands a ReLU; below the first one x, where this is not used
    return grad_x, gradients[::-1]
