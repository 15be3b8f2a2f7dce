"""Believed: the derivative is best typed in as the quotient rule gives it.
Tell: The sigmoid is right, and so is its slope until x is very negative. There numerator and denominator both overflow: can the slope be written with σ(x) alone?
"""

import numpy as np


def sigmoid(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, decay) / (1 + decay)


def sigmoid_grad(x, upstream):
    return upstream * np.exp(-x) / (1 + np.exp(-x)) ** 2
