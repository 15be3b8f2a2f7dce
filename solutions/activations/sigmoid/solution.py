import numpy as np


def sigmoid(x):
    decay = np.exp(-np.abs(x))  # in [0, 1], cannot overflow
    return np.where(x >= 0, 1, decay) / (1 + decay)


def sigmoid_grad(x, upstream):
    s = sigmoid(x)
    return upstream * s * (1 - s)
