"""Believed: np.zeros has the right dtype.
Tell: The values are right. Which dtype do zeros have if you do not say, and which should the states have?
"""

import numpy as np


def rnn_forward(x, Wx, Wh, b, h0=None, lengths=None):
    steps, batch, _ = x.shape
    h = np.zeros((batch, len(b))) if h0 is None else h0
    lengths = np.full(batch, steps) if lengths is None else lengths
    states = np.empty((steps, batch, len(b)))
    for t in range(steps):
        alive = (t < lengths)[:, None]  # (N, 1)
        new = np.tanh(x[t] @ Wx.T + h @ Wh.T + b)  # (N, H)
        h = np.where(alive, new, h)  # chosen, not multiplied: padding may be nan
        states[t] = np.where(alive, new, 0)
    return states, h
