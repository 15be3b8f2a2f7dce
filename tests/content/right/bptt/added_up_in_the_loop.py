"""No δ's are kept: every gradient is added up inside the loop, with matrix products."""

import numpy as np


def bptt(x, states, upstream, Wx, Wh, h0):
    grads = {"x": np.zeros_like(x), "Wx": np.zeros_like(Wx), "Wh": np.zeros_like(Wh), "b": np.zeros_like(Wh[0])}
    back = np.zeros_like(h0)
    for t in range(len(x) - 1, -1, -1):
        h = states[t]
        delta = (back + upstream[t]) * (1 - h) * (1 + h)
        grads["Wx"] += delta.T @ x[t]
        grads["Wh"] += delta.T @ (states[t - 1] if t else h0)
        grads["b"] += delta.sum(0)
        grads["x"][t] = delta @ Wx
        back = np.dot(delta, Wh)
    grads["h0"] = back
    return grads
