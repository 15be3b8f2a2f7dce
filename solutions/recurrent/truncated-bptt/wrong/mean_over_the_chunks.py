"""Believed: the gradients of the chunks are averaged.
Tell: One chunk is right. How are the gradients of several chunks put together?
"""

import numpy as np


def truncated_bptt(x, upstream, Wx, Wh, b, h0, k):
    if k < 1:
        raise ValueError(f"a chunk has at least 1 step, got k = {k}")
    states = np.empty_like(upstream)
    h = h0
    for t in range(len(x)):  # forward nothing is cut
        states[t] = h = np.tanh(x[t] @ Wx.T + h @ Wh.T + b)

    before = np.concatenate([h0[None], states[:-1]])  # (T, N, H): the state with which each step began
    delta = np.empty_like(states)  # gradient at the pre-activations
    future = np.zeros_like(h0)
    for t in reversed(range(len(x))):
        delta[t] = (upstream[t] + future) * (1 - states[t] ** 2)
        starts_a_chunk = t % k == 0
        future = np.zeros_like(h0) if starts_a_chunk else delta[t] @ Wh
    delta = delta / -(-len(x) // k)
    return states, {
        "Wx": np.einsum("tnh,tni->hi", delta, x),
        "Wh": np.einsum("tnj,tnk->jk", delta, before),
        "b": delta.sum(axis=(0, 1)),
    }
