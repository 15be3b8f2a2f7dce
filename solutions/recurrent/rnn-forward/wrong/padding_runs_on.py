"""Believed: padding is read like any other input.
Tell: Without padding you are right. A shorter sequence goes on changing after its last step: when should its state stop?
"""

import numpy as np


def rnn_forward(x, Wx, Wh, b, h0=None, lengths=None):
    steps, batch, _ = x.shape
    h = np.zeros((batch, len(b)), x.dtype) if h0 is None else h0
    states = np.empty((steps, batch, len(b)), x.dtype)
    for t in range(steps):
        new = np.tanh(x[t] @ Wx.T + h @ Wh.T + b)  # (N, H)
        h = new
        states[t] = new
    return states, h
