"""Believed: scores are divided by d_k.
Tell: The weights are too even, and the more so the larger d_k is. The variance of a dot product grows with d_k: what does its
standard deviation grow with?
"""

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / q.shape[-1]
    if mask is not None:
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights.masked_fill(~mask, 0)
    return weights @ v, weights
