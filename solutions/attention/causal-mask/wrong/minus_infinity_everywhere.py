"""Believed: minus infinity before the softmax settles every case.
Tell: Right until a row has no open key. What is −∞ minus a maximum of −∞?
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
    filled = np.where(mask, scores, -np.inf)
    powers = np.exp(filled - filled.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
