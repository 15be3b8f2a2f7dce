"""Column vectors as in the formulas, one sequence at a time, outer products added up."""

import numpy as np


def bptt(x, states, upstream, Wx, Wh, h0):
    steps, batch, _ = x.shape
    dx, dh0 = np.zeros_like(x), np.zeros_like(h0)
    dWx, dWh, db = np.zeros_like(Wx), np.zeros_like(Wh), np.zeros(len(Wh), Wh.dtype)
    for n in range(batch):
        path = [h0[n], *states[:, n]]
        dh = np.zeros(len(Wh), Wh.dtype)
        for t in range(steps, 0, -1):
            dh = dh + upstream[t - 1, n]
            da = dh - dh * path[t] * path[t]
            dWx += np.outer(da, x[t - 1, n])
            dWh += np.outer(da, path[t - 1])
            db += da
            dx[t - 1, n] = Wx.T @ da
            dh = Wh.T @ da
        dh0[n] = dh
    return {"x": dx, "h0": dh0, "Wx": dWx, "Wh": dWh, "b": db}
