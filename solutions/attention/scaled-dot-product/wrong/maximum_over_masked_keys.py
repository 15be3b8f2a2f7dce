"""Believed: the maximum may be taken over all keys, and masked powers left out afterwards.
Tell: Right until a masked key has by far the largest score: then all the others underflow to 0. Over which keys should the maximum be taken?
"""

import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    powers = torch.exp(scores - scores.amax(dim=-1, keepdim=True))
    if mask is not None:
        powers = powers * mask
    total = powers.sum(dim=-1, keepdim=True)
    weights = powers / torch.where(total == 0, 1, total)
    return weights @ v, weights
