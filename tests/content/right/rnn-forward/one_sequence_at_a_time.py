"""Every sequence by itself, cut to its own length, vector by vector."""

import numpy as np


def rnn_forward(x, Wx, Wh, b, h0=None, lengths=None):
    steps, batch = x.shape[:2]
    states = np.zeros((steps, batch, b.size), dtype=b.dtype)
    last = np.zeros((batch, b.size), dtype=b.dtype)
    for n in range(batch):
        h = last[n] if h0 is None else h0[n]
        for t in range(steps if lengths is None else int(lengths[n])):
            h = np.tanh(Wx.dot(x[t, n]) + Wh.dot(h) + b)
            states[t, n] = h
        last[n] = h
    return states, last
