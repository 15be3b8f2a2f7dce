"""Believed: everything that is not greater than 0 is off.
Tell: All numbers are right, and a nan disappears without a trace. Every comparison with nan is False: which branch does it
take in your code, and which should it take?
"""

import numpy as np


def relu(x):
    return np.where(x > 0, x, 0)


def relu_grad(x, upstream):
    return np.where(x > 0, upstream, 0)
