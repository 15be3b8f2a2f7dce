"""Believed: softmax normalises anyway, so the scale does not matter.
Tell: The order of the weights is right, but they are too sharp. Softmax undoes a constant that is added to all scores; does it
undo one that multiplies them?
"""

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1)
    if mask is not None:
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights.masked_fill(~mask, 0)
    return weights @ v, weights
