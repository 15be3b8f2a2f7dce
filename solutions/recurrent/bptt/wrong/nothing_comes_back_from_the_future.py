"""Believed: each step's loss is that step's business.
Tell: The last step is right, the earlier ones are not. A state feeds its own loss, and the next state as well: which gradient comes
back along that second arrow?
"""

import numpy as np


def bptt(x, states, upstream, Wx, Wh, h0):
    before = np.concatenate([h0[None], states[:-1]])  # (T, N, H): the state with which each step began
    delta = np.empty_like(states)  # gradient at the pre-activations
    future = np.zeros_like(h0)  # what comes back into a state from the next step
    for t in reversed(range(len(x))):
        delta[t] = upstream[t] * (1 - states[t] ** 2)
        future = delta[t] @ Wh
    return {
        "x": delta @ Wx,
        "h0": future,
        "Wx": np.einsum("tnh,tni->hi", delta, x),
        "Wh": np.einsum("tnj,tnk->jk", delta, before),
        "b": delta.sum(axis=(0, 1)),
    }
