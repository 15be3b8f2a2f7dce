"""Believed: the gradient of Wh pairs each step with the state it has made.
Tell: Wx and b are right. What did Wh multiply in step t: the state after it, or the one before?
"""

import numpy as np


def truncated_bptt(x, upstream, Wx, Wh, b, h0, k):
    if k < 1:
        raise ValueError(f"a chunk has at least 1 step, got k = {k}")
    states = np.empty_like(upstream)
    h = h0
    for t in range(len(x)):  # forward nothing is cut
        states[t] = h = np.tanh(x[t] @ Wx.T + h @ Wh.T + b)

    delta = np.empty_like(states)  # gradient at the pre-activations
    future = np.zeros_like(h0)
    for t in reversed(range(len(x))):
        delta[t] = (upstream[t] + future) * (1 - states[t] ** 2)
        starts_a_chunk = t % k == 0
        future = np.zeros_like(h0) if starts_a_chunk else delta[t] @ Wh
    return states, {
        "Wx": np.einsum("tnh,tni->hi", delta, x),
        "Wh": np.einsum("tnj,tnk->jk", delta, states),
        "b": delta.sum(axis=(0, 1)),
    }
