"""Every entry and every row on its own, with Python's math."""

import math

import numpy as np


def causal_mask(q_len, k_len):
    if q_len > k_len:
        raise ValueError("q_len must not be larger than k_len")
    rows = [[j - i <= k_len - q_len for j in range(k_len)] for i in range(q_len)]
    return np.array(rows, dtype=bool).reshape(q_len, k_len)


def attention_mask(q_len, valid):
    base = causal_mask(q_len, valid.shape[1])
    return np.stack([(base * row.astype(bool)).astype(bool)[None] for row in valid])


def masked_softmax(scores, mask):
    may = np.broadcast_to(mask, scores.shape).reshape(-1, scores.shape[-1])
    flat = scores.reshape(-1, scores.shape[-1])
    out = np.zeros_like(flat)
    for row in range(len(flat)):
        opened = np.flatnonzero(may[row])
        if opened.size:
            top = max(float(flat[row, j]) for j in opened)
            powers = [math.exp(float(flat[row, j]) - top) for j in opened]
            out[row, opened] = np.array(powers) / sum(powers)
    return out.reshape(scores.shape)
