"""Believed: what forward kept may live in a global variable; the cache that is returned is for show.
Tell: One forward, one backward is right. What happens when forward runs twice in between?
"""

import numpy as np


def forward(x, layers):
    global kept
    inputs = kept = []
    for W, b in layers:
        inputs.append(x)
        z = x @ W + b  # (N, d_out)
        x = np.maximum(z, 0)
    return z, inputs


def backward(upstream, layers, cache):
    gradients = []
    delta = upstream  # by the pre-activation of the current layer, (N, d_out)
    for (W, _), below in zip(reversed(layers), reversed(kept)):
        gradients.append((below.T @ delta, delta.sum(axis=0)))
        grad_x = delta @ W.T
        delta = grad_x * (below > 0)  # below a layer stands a ReLU; below the first one x, where this is not used
    return grad_x, gradients[::-1]
