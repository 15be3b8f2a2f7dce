"""Believed: masked weights are set to 0 when the softmax is done.
Tell: The masked weights are 0, but the others no longer add up to 1: the masked keys took their share of the sum first.
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
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.where(mask, powers / powers.sum(axis=-1, keepdims=True), 0)
