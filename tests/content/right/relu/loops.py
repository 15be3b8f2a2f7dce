"""One number at a time with Python's own comparisons; slope 1 at the kink."""

import numpy as np


def relu(x):
    result = np.empty_like(x)
    for index in np.ndindex(x.shape):
        result[index] = 0 if x[index] < 0 else x[index]
    return result


def relu_grad(x, upstream):
    result = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        if x[index] >= 0:
            result[index] = upstream[index]
    return result
