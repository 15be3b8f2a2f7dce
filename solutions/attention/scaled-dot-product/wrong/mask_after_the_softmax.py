"""Believed: masked weights are set to zero when the softmax is done.
Tell: The masked weights are 0, but those that remain no longer add up to 1: the masked keys took their share of the sum first.
"""

import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights.masked_fill(~mask, 0)
    return weights @ v, weights
