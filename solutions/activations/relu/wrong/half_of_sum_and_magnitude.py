"""Believed: (x + |x|) / 2 is max(0, x), so it may be computed that way.
Tell: The algebra is right. In floating point, what is x + |x| for the largest numbers there are, and for −inf?
"""

import numpy as np


def relu(x):
    return (x + np.abs(x)) / 2


def relu_grad(x, upstream):
    return upstream * (1 + np.sign(x)) / 2
