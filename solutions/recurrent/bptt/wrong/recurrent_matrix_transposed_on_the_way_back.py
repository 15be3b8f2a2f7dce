"""Believed: going back needs the transpose of what stands in the code.
Tell: With one unit it makes no difference. The code multiplies rows by Wh.T going forward; the transpose of that, for rows, is …?
"""

import numpy as np


def bptt(x, states, upstream, Wx, Wh, h0):
    before = np.concatenate([h0[None], states[:-1]])  # (T, N, H): the state with which each step began
    delta = np.empty_like(states)  # gradient at the pre-activations
    future = np.zeros_like(h0)  # what comes back into a state from the next step
    for t in reversed(range(len(x))):
        delta[t] = (upstream[t] + future) * (1 - states[t] ** 2)
        future = delta[t] @ Wh.T
    return {
        "x": delta @ Wx,
        "h0": future,
        "Wx": np.einsum("tnh,tni->hi", delta, x),
        "Wh": np.einsum("tnj,tnk->jk", delta, before),
        "b": delta.sum(axis=(0, 1)),
    }
