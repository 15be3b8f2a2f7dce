import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x, upstream):
    return np.where(x > 0, upstream, 0)
