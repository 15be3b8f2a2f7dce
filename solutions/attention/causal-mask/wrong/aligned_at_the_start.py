"""Believed: a causal mask is a lower triangle, whatever the lengths.
Tell: Right while there are as many queries as keys. With a cache, which position in the sequence does your first query have?
"""

import numpy as np


def causal_mask(q_len, k_len):
    if q_len > k_len:
        raise ValueError(f"There are more queries ({q_len}) than keys ({k_len}).")
    positions = np.arange(q_len)
    return np.arange(k_len) <= positions[:, None]  # (q_len, k_len)


def attention_mask(q_len, valid):
    return causal_mask(q_len, valid.shape[-1]) & valid[:, None, None, :]  # (B, 1, q_len, k_len)


def masked_softmax(scores, mask):
    open_scores = np.where(mask, scores, -np.inf)
    top = open_scores.max(axis=-1, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)  # a row without open keys: -inf - 0 is harmless, -inf + inf is not
    powers = np.exp(open_scores - top)
    total = powers.sum(axis=-1, keepdims=True)
    return powers / np.where(total == 0, 1, total)
