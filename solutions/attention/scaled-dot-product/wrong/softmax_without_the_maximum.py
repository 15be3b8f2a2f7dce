"""Believed: softmax is e^score over its sum.
Tell: The formula is right; the numbers overflow as soon as a score passes 88 in float32 or 709 in float64. What may be
subtracted from a row of scores without changing its softmax?
"""

import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    powers = torch.exp(scores)
    if mask is not None:
        powers = powers * mask
    total = powers.sum(dim=-1, keepdim=True)
    weights = powers / torch.where(total == 0, 1, total)
    return weights @ v, weights
