"""Believed: appending the state to a list keeps its value.
Tell: One step is right. After several, all of them are equal to the last: how many arrays are in your list, if each step writes
into the same one?
"""

import numpy as np


def rnn_forward(x, Wx, Wh, b, h0=None, lengths=None):
    steps, batch, _ = x.shape
    h = np.zeros((batch, len(b)), x.dtype) if h0 is None else h0.copy()
    lengths = np.full(batch, steps) if lengths is None else lengths
    kept = []
    for t in range(steps):
        alive = (t < lengths)[:, None]  # (N, 1)
        new = np.tanh(x[t] @ Wx.T + h @ Wh.T + b)  # (N, H)
        h[:] = np.where(alive, new, h)
        kept.append(h)
    inside = np.arange(steps)[:, None, None] < lengths[:, None]
    states = np.array(kept, x.dtype).reshape(steps, batch, len(b))
    return np.where(inside, states, 0).astype(x.dtype), h
