"""Believed: nan_to_num repairs the rows without keys.
Tell: The output is right, and the gradient is nan: autograd goes back through the softmax that divided 0 by 0, and 0 · nan is
nan. Can you keep the nan from arising at all?
"""

import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores + torch.zeros(mask.shape, dtype=scores.dtype).masked_fill(~mask, -math.inf)
    weights = torch.nan_to_num(torch.softmax(scores, dim=-1))
    return weights @ v, weights
