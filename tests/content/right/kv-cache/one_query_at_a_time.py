"""Loops over sequences, heads and queries; no mask, each query gets a slice of the keys."""

import numpy as np


def extend(x, w_q, w_k, w_v, positions, heads, cache=None):
    batch, tokens, d = x.shape
    size = d // heads
    past = cache[0].shape[-2] if cache else 0
    if past + tokens > positions.shape[0]:
        raise ValueError("sequence is longer than the table of positions")
    keys = np.zeros((batch, heads, past + tokens, size), dtype=x.dtype)
    values = np.zeros_like(keys)
    if cache:
        keys[:, :, :past], values[:, :, :past] = cache
    output = np.zeros_like(x)
    for b in range(batch):
        for t in range(tokens):
            token = x[b, t] + positions[past + t]
            q, k, v = token @ w_q, token @ w_k, token @ w_v
            for h in range(heads):
                own = slice(h * size, h * size + size)
                keys[b, h, past + t], values[b, h, past + t] = k[own], v[own]
                seen = past + t + 1
                scores = keys[b, h, :seen] @ q[own] * size**-0.5
                powers = np.exp(scores - scores.max())
                output[b, t, own] = (powers / powers.sum()) @ values[b, h, :seen]
    return output, (keys, values)


def decode(x, w_q, w_k, w_v, positions, heads, prompt):
    output = np.empty_like(x)
    output[:, :prompt], cache = extend(x[:, :prompt], w_q, w_k, w_v, positions, heads)
    while prompt < x.shape[1]:
        output[:, prompt : prompt + 1], cache = extend(
            x[:, prompt : prompt + 1], w_q, w_k, w_v, positions, heads, cache
        )
        prompt += 1
    return output
