"""Believed: every sequence starts from zeros.
Tell: Without h0 you are right. With one, the first step should already know it.
"""

import numpy as np


def rnn_forward(x, Wx, Wh, b, h0=None, lengths=None):
    steps, batch, _ = x.shape
    h = np.zeros((batch, len(b)), x.dtype)
    lengths = np.full(batch, steps) if lengths is None else lengths
    states = np.empty((steps, batch, len(b)), x.dtype)
    for t in range(steps):
        alive = (t < lengths)[:, None]  # (N, 1)
        new = np.tanh(x[t] @ Wx.T + h @ Wh.T + b)  # (N, H)
        h = np.where(alive, new, h)  # chosen, not multiplied: padding may be nan
        states[t] = np.where(alive, new, 0)
    return states, h
