"""One example and one class after the other, in plain Python."""

import math

import numpy as np


def forward(logits, labels):
    probabilities = np.empty_like(logits)
    loss = 0.0
    for n, row in enumerate(logits):
        top = float(max(row))
        weights = [math.exp(float(z) - top) for z in row]
        total = sum(weights)
        for j, weight in enumerate(weights):
            probabilities[n, j] = weight / total
        loss += math.log(total) - (float(row[labels[n]]) - top)
    return logits.dtype.type(loss / len(labels)), probabilities


def backward(probabilities, labels, upstream=1.0):
    gradient = np.zeros_like(probabilities)
    for n in range(len(labels)):
        for j in range(probabilities.shape[1]):
            target = 1.0 if j == labels[n] else 0.0
            gradient[n, j] = (probabilities[n, j] - target) * upstream / len(labels)
    return gradient
