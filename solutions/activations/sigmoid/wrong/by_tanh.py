"""Believed: a half of 1 + tanh(x/2) is the sigmoid without any overflow.
Tell: It never overflows, but small probabilities are lost. What is tanh(−20) rounded to, and what is left when 1 is added?
"""

import numpy as np


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sigmoid_grad(x, upstream):
    s = sigmoid(x)
    return upstream * s * (1 - s)
