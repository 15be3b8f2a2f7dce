"""Believed: any large negative number hides a token.
Tell: Right for moderate scores. What weight is left for a hidden token at −10⁴, if the tokens that may be seen have scores of −10⁵?
"""

import math

import numpy as np


def split_heads(x, heads):
    batch, tokens, d = x.shape
    return x.reshape(batch, tokens, heads, d // heads).swapaxes(1, 2)  # (B, H, T, d/H)


def extend(x, w_q, w_k, w_v, positions, heads, cache=None):
    batch, tokens, d = x.shape
    past = 0 if cache is None else cache[0].shape[2]
    total = past + tokens
    if total > len(positions):
        raise ValueError(f"The sequence is too long: {total} tokens, but only {len(positions)} positions.")
    x = x + positions[past:total]
    q, k, v = (split_heads(x @ w, heads) for w in (w_q, w_k, w_v))
    if cache is not None:
        k, v = (np.concatenate(pair, axis=2) for pair in zip(cache, (k, v)))  # (B, H, P + T, d/H)
    scores = q @ k.swapaxes(-1, -2) / math.sqrt(d // heads)  # (B, H, T, P + T)
    seen = np.arange(total) <= np.arange(past, total)[:, None]
    scores = np.where(seen, scores, -1e4)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = powers / powers.sum(axis=-1, keepdims=True)
    return (weights @ v).swapaxes(1, 2).reshape(batch, tokens, d), (k, v)


def decode(x, w_q, w_k, w_v, positions, heads, prompt):
    layer = (w_q, w_k, w_v, positions, heads)
    output, cache = extend(x[:, :prompt], *layer)
    outputs = [output]
    for t in range(prompt, x.shape[1]):
        output, cache = extend(x[:, t : t + 1], *layer, cache)
        outputs.append(output)
    return np.concatenate(outputs, axis=1)
