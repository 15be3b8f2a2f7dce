"""One sequence of the batch after the other, with outer products."""

import numpy as np


def truncated_bptt(x, upstream, Wx, Wh, b, h0, k):
    if k <= 0:
        raise ValueError("chunks need at least one step")
    T, N, _ = x.shape
    states = np.zeros(upstream.shape, dtype=x.dtype)
    grads = {"Wx": np.zeros_like(Wx), "Wh": np.zeros_like(Wh), "b": np.zeros_like(b)}
    for n in range(N):
        old = [h0[n]]
        for t in range(T):
            old.append(np.tanh(Wx @ x[t, n] + Wh @ old[-1] + b))
            states[t, n] = old[-1]
        from_later = np.zeros_like(b)
        for t in range(T - 1, -1, -1):
            delta = (upstream[t, n] + from_later) * (1 - states[t, n] ** 2)
            grads["Wx"] += np.outer(delta, x[t, n])
            grads["Wh"] += np.outer(delta, old[t])
            grads["b"] += delta
            from_later = Wh.T @ delta * (t % k != 0)
    return states, grads
