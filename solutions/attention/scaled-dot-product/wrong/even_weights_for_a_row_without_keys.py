"""Believed: a large negative number in place of minus infinity avoids every trouble.
Tell: No nan, true. But a query that may attend to nobody now attends to everybody alike: equal scores have equal weights,
however negative they are.
"""

import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -1e30)
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
