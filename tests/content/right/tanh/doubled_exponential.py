"""expm1(2x) over itself plus 2, clipped where tanh is 1 to the last digit."""

import numpy as np


def tanh(x):
    m = np.expm1(2 * np.clip(x, -22, 22))
    return m / (m + 2)


def tanh_grad(x, upstream):
    t = tanh(x)
    return (1 - t) * (1 + t) * upstream
