"""Believed: the definition can be typed in as it stands.
Tell: For inputs around 1 it is right. What are e^1000 and e^(−1000), and what remains of their sum and difference?
"""

import numpy as np


def tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


def tanh_grad(x, upstream):
    return upstream * (1 - tanh(x) ** 2)
