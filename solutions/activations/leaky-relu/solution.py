import numpy as np


def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


def leaky_relu_grad(x, upstream, slope=0.01):
    return np.where(x > 0, upstream, slope * upstream)
