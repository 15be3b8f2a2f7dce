"""Loops over examples and units, with plain floats; the gradients are collected in arrays of the parameters' dtype."""

import math

import numpy as np


def sigma(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def forward(x, W1, b1, W2, b2):
    batch, width = len(x), len(b1)
    hidden = np.zeros((batch, width), dtype=x.dtype)
    prediction = np.zeros((batch, 1), dtype=x.dtype)
    for n in range(batch):
        total = float(b2[0])
        for j in range(width):
            hidden[n, j] = sigma(float(W1[j, 0] * x[n, 0] + W1[j, 1] * x[n, 1] + b1[j]))
            total += float(W2[0, j] * hidden[n, j])
        prediction[n, 0] = sigma(total)
    return prediction, hidden


def backward(x, y, W2, hidden, prediction):
    batch, width = hidden.shape
    gradients = {"W1": np.zeros((width, 2)), "b1": np.zeros(width), "W2": np.zeros((1, width)), "b2": np.zeros(1)}
    for n in range(batch):
        p = float(prediction[n, 0])
        delta = (p - float(y[n, 0])) * p * (1 - p)
        gradients["b2"][0] += delta / batch
        for j in range(width):
            a = float(hidden[n, j])
            back = delta * float(W2[0, j]) * a * (1 - a)
            gradients["W2"][0, j] += delta * a / batch
            gradients["b1"][j] += back / batch
            for i in range(2):
                gradients["W1"][j, i] += back * float(x[n, i]) / batch
    return {name: gradient.astype(x.dtype) for name, gradient in gradients.items()}
