"""einsum with weights of shape (d, H, d/H); a mask that is added, built with np.triu."""

import numpy as np


def extend(x, w_q, w_k, w_v, positions, heads, cache=None):
    batch, tokens, d = x.shape
    size = d // heads
    if cache is None:
        empty = np.zeros((batch, heads, 0, size), dtype=x.dtype)
        cache = (empty, empty)
    past = cache[0].shape[2]
    if len(positions) < past + tokens:
        raise ValueError(f"no position left: {past} + {tokens} tokens")
    placed = x + positions[None, past : past + tokens]
    q, k, v = (np.einsum("btd,dhs->bhts", placed, w.reshape(d, heads, size)) for w in (w_q, w_k, w_v))
    k, v = np.append(cache[0], k, axis=2), np.append(cache[1], v, axis=2)
    hidden = np.triu(np.full((tokens, past + tokens), -np.inf, dtype=x.dtype), k=past + 1)
    scores = np.einsum("bhts,bhus->bhtu", q, k) / x.dtype.type(size) ** x.dtype.type(0.5) + hidden
    scores -= scores.max(-1, keepdims=True)
    powers = np.exp(scores)
    out = np.einsum("bhtu,bhus->bths", powers, v) / powers.sum(-1).transpose(0, 2, 1)[..., None]
    return out.reshape(batch, tokens, d), (k, v)


def decode(x, w_q, w_k, w_v, positions, heads, prompt):
    pieces, cache = [], None
    for piece in np.split(x, range(prompt, x.shape[1]), axis=1):
        output, cache = extend(piece, w_q, w_k, w_v, positions, heads, cache)
        pieces.append(output)
    return np.concatenate(pieces, axis=1)
