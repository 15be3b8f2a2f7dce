"""Believed: the nonlinearity belongs to the input; the state is added to it.
Tell: The first step from zeros is right; after that a state may leave the range from −1 to 1. What does tanh enclose in the formula?
"""

import numpy as np


def rnn_forward(x, Wx, Wh, b, h0=None, lengths=None):
    steps, batch, _ = x.shape
    h = np.zeros((batch, len(b)), x.dtype) if h0 is None else h0
    lengths = np.full(batch, steps) if lengths is None else lengths
    states = np.empty((steps, batch, len(b)), x.dtype)
    for t in range(steps):
        alive = (t < lengths)[:, None]  # (N, 1)
        new = np.tanh(x[t] @ Wx.T + b) + h @ Wh.T
        h = np.where(alive, new, h)  # chosen, not multiplied: padding may be nan
        states[t] = np.where(alive, new, 0)
    return states, h
