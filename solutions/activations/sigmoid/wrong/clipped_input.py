"""Believed: clipping the input makes overflow harmless and changes nothing else.
Tell: Nothing overflows now, but logits beyond the clip all give the same probability. Is there a form whose exponential cannot overflow?
"""

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def sigmoid_grad(x, upstream):
    decay = np.exp(-np.abs(x))
    return upstream * decay / (1 + decay) ** 2
