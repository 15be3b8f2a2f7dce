"""Believed: a large negative number that is added hides a key, whatever its score.
Tell: Adding leaves the score in the sum. What becomes of a masked key whose score is larger than the number you subtract? Put
the number in the score's place.
"""

import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores + (~mask).to(scores.dtype) * -1e9
    weights = torch.softmax(scores, dim=-1)
    if mask is not None:
        weights = weights.masked_fill(~mask, 0)
    return weights @ v, weights
