"""Believed: minus a billion is as good as minus infinity.
Tell: Two rows give it away: one whose open scores are lower still, and one without any open key, where equal scores get equal
weights, however negative they are.
"""

import numpy as np


def causal_mask(q_len, k_len):
    if q_len > k_len:
        raise ValueError(f"There are more queries ({q_len}) than keys ({k_len}).")
    positions = np.arange(k_len - q_len, k_len)  # of the queries
    return np.arange(k_len) <= positions[:, None]  # (q_len, k_len)


def attention_mask(q_len, valid):
    return causal_mask(q_len, valid.shape[-1]) & valid[:, None, None, :]  # (B, 1, q_len, k_len)


def masked_softmax(scores, mask):
    filled = np.where(mask, scores, -1e9)
    powers = np.exp(filled - filled.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
