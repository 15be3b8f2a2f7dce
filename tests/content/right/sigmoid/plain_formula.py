"""The formula as it stands: overflow at −1000 gives 1/∞, which is 0 all the same."""

import numpy as np


def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))


def sigmoid_grad(x, upstream):
    return upstream * sigmoid(x) * sigmoid(-x)
