"""Believed: softmax runs over the queries.
Tell: In your weights the columns add up to 1. Who shares out the attention, the queries or the keys?
"""

import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    weights = torch.softmax(scores, dim=-2)
    if mask is not None:
        weights = weights.masked_fill(~mask, 0)
    return weights @ v, weights
