"""Believed: the recurrent matrix is used from the second step on.
Tell: From h0 = 0 you are right. If the start state is not 0, Wh has been at work in the first step already.
"""

import numpy as np


def bptt(x, states, upstream, Wx, Wh, h0):
    before = np.concatenate([np.zeros_like(h0)[None], states[:-1]])
    delta = np.empty_like(states)  # gradient at the pre-activations
    future = np.zeros_like(h0)  # what comes back into a state from the next step
    for t in reversed(range(len(x))):
        delta[t] = (upstream[t] + future) * (1 - states[t] ** 2)
        future = delta[t] @ Wh
    return {
        "x": delta @ Wx,
        "h0": future,
        "Wx": np.einsum("tnh,tni->hi", delta, x),
        "Wh": np.einsum("tnj,tnk->jk", delta, before),
        "b": delta.sum(axis=(0, 1)),
    }
