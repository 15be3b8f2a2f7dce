"""clip for the forward pass, the Heaviside step for the slope: ½ at the kink."""

import numpy as np


def relu(x):
    return np.clip(x, 0, None)


def relu_grad(x, upstream):
    return np.multiply(upstream, np.heaviside(x, 0.5), dtype=x.dtype)
