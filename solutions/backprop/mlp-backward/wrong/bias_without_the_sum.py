"""Believed: the gradient of a bias is delta.
Tell: Look at the shape of the bias: it is added to every example of the batch. What does a value that is used N times get back?
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
        gradients.append((below.T @ delta, delta))
        grad_x = delta @ W.T
        delta = grad_x * (below > 0)  # below a layer stands a ReLU; below the first one x, where this is not used
    return grad_x, gradients[::-1]
