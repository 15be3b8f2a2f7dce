"""Believed: backward multiplies the upstream gradient by the unit's output.
Tell: Negative inputs are right, and positive ones are off by the factor x. By how much does y grow when x = 3 grows by a
little?
"""

import numpy as np


def relu(x):
    return np.maximum(x, 0)


def relu_grad(x, upstream):
    return upstream * np.maximum(x, 0)
