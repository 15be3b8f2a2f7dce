"""Believed: states[t] is the state with which step t begins.
Tell: All your states are there, one step late. Is h0 among the states that were asked for?
"""

import numpy as np


def rnn_forward(x, Wx, Wh, b, h0=None, lengths=None):
    steps, batch, _ = x.shape
    h = np.zeros((batch, len(b)), x.dtype) if h0 is None else h0
    lengths = np.full(batch, steps) if lengths is None else lengths
    states = np.empty((steps, batch, len(b)), x.dtype)
    for t in range(steps):
        alive = (t < lengths)[:, None]  # (N, 1)
        new = np.tanh(x[t] @ Wx.T + h @ Wh.T + b)  # (N, H)
        states[t] = np.where(alive, h, 0)
        h = np.where(alive, new, h)  # chosen, not multiplied: padding may be nan
    return states, h
