"""np.clip forward, and the step function with ½ at zero backward."""

import numpy as np


def relu(x):
    return np.clip(x, 0, None)


def relu_grad(x, upstream):
    return (np.heaviside(x, 0.5) * upstream).astype(x.dtype)
