"""Believed: at 0 the slope of ReLU is 1.
Tell: Any value may be argued for at the kink; the question names one.
"""

import numpy as np


def forward(x, layers):
    inputs, passes = [], []
    for W, b in layers:
        inputs.append(x)
        z = x @ W + b
        passes.append(z >= 0)
        x = np.maximum(z, 0)
    return z, (inputs, passes)


def backward(upstream, layers, cache):
    inputs, passes = cache
    gradients = []
    delta = upstream
    for number in reversed(range(len(layers))):
        W, _ = layers[number]
        gradients.append((inputs[number].T @ delta, delta.sum(axis=0)))
        grad_x = delta @ W.T
        delta = grad_x * passes[number - 1] if number else grad_x
    return grad_x, gradients[::-1]
