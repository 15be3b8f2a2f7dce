"""Each chunk forward and back before the next one begins, with sums that grow."""

import numpy as np


def truncated_bptt(x, upstream, Wx, Wh, b, h0, k):
    if k < 1:
        raise ValueError("k must be at least 1")
    dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
    all_states, h = [], h0
    for start in range(0, len(x), k):
        states = [h]
        for step in x[start : start + k]:
            states.append(np.tanh(step @ Wx.T + states[-1] @ Wh.T + b))
        back = np.zeros_like(h0)
        for i in range(len(states) - 1, 0, -1):
            t = start + i - 1
            d = (upstream[t] + back) * (1 - states[i] * states[i])
            dWx += d.T @ x[t]
            dWh += d.T @ states[i - 1]
            db += d.sum(axis=0)
            back = d @ Wh
        all_states += states[1:]
        h = states[-1]
    return np.stack(all_states), {"Wx": dWx, "Wh": dWh, "b": db}
