"""Believed: gradients of parameters are means over the batch.
Tell: A batch of one is right. The loss above may be a sum or a mean, and what it is has already reached you in upstream.
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
        gradients.append((below.T @ delta / len(delta), delta.mean(axis=0)))
        grad_x = delta @ W.T
        delta = grad_x * (below > 0)  # below a layer stands a ReLU; below the first one x, where this is not used
    return grad_x, gradients[::-1]
