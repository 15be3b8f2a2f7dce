"""Believed: inputs are always (batch, length, dimension).
Tell: A batch works; a single sequence, or a batch with heads, does not. Count the axes to exchange from the end.
"""

import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(1, 2) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights.masked_fill(~mask, 0)
    return weights @ v, weights
