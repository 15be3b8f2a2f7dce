"""sinh by cosh where neither overflows; the slope as 1/cosh²."""

import numpy as np


def tanh(x):
    near = np.clip(x, -25, 25)
    return np.sinh(near) / np.cosh(near)


def tanh_grad(x, upstream):
    return upstream / np.cosh(np.clip(x, -40, 40)) ** 2
