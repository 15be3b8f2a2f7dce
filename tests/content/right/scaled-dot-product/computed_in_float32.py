"""Half precision is computed in float32 and cast back; rows without keys are found first and treated as fully open."""

import torch


def attention(q, k, v, mask=None):
    wide = torch.promote_types(q.dtype, torch.float32)
    scores = torch.matmul(q.to(wide), k.to(wide).mT) / q.shape[-1] ** 0.5
    alive = torch.ones(1, dtype=torch.bool)
    if mask is not None:
        alive = mask.any(dim=-1, keepdim=True)
        scores = torch.where(mask | ~alive, scores, torch.full_like(scores, float("-inf")))
    weights = torch.softmax(scores, -1) * alive
    return torch.matmul(weights, v.to(wide)).to(q.dtype), weights.to(q.dtype)
