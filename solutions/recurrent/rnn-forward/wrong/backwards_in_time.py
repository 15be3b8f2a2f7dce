"""Believed: the sequence is folded up from its end, as backpropagation does.
Tell: Single steps are right. Turn a longer sequence round and you get what was asked for: where does reading begin?
"""

import numpy as np


def rnn_forward(x, Wx, Wh, b, h0=None, lengths=None):
    steps, batch, _ = x.shape
    h = np.zeros((batch, len(b)), x.dtype) if h0 is None else h0
    lengths = np.full(batch, steps) if lengths is None else lengths
    states = np.empty((steps, batch, len(b)), x.dtype)
    for t in reversed(range(steps)):
        alive = (t < lengths)[:, None]  # (N, 1)
        new = np.tanh(x[t] @ Wx.T + h @ Wh.T + b)  # (N, H)
        h = np.where(alive, new, h)  # chosen, not multiplied: padding may be nan
        states[t] = np.where(alive, new, 0)
    return states, h
