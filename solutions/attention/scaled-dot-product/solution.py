import math

import torch


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])  # (..., L, S)
    if mask is None:
        weights = torch.softmax(scores, dim=-1)
    else:
        # A finite fill value: a row without any key gets a uniform softmax, not 0/0, and is then set to 0.
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
        weights = torch.softmax(scores, dim=-1).masked_fill(~mask, 0)
    return weights @ v, weights  # (..., L, S) @ (..., S, d_v)
