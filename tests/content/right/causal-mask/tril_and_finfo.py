"""np.tril with an offset; a finite fill value, the lowest of the dtype, and a second mask after exponentiating."""

import numpy as np


def causal_mask(q_len, k_len):
    past = k_len - q_len
    if past < 0:
        raise ValueError(f"{q_len} queries are more than {k_len} keys")
    return np.tril(np.ones((q_len, k_len), dtype=bool), k=past)


def attention_mask(q_len, valid):
    batch, k_len = valid.shape
    padding = np.broadcast_to(valid.reshape(batch, 1, 1, k_len), (batch, 1, q_len, k_len))
    return np.logical_and(padding, causal_mask(q_len, k_len)[None, None])


def masked_softmax(scores, mask):
    lowest = np.finfo(scores.dtype).min
    filled = np.where(mask, scores, lowest)
    with np.errstate(over="ignore"):
        powers = np.exp(filled - np.max(filled, axis=-1, keepdims=True)) * mask
    total = np.sum(powers, axis=-1, keepdims=True)
    return np.divide(powers, total, out=np.zeros_like(powers), where=total > 0)
