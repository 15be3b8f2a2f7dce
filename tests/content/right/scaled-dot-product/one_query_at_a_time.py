"""Loops over every leading index and every query; the softmax sees only the keys that are allowed."""

import math

import torch


def attention(q, k, v, mask=None):
    leading, (length, d), size = q.shape[:-2], q.shape[-2:], k.shape[-2]
    shape = (*leading, length, size)
    mask = torch.ones(shape, dtype=torch.bool) if mask is None else torch.broadcast_to(mask, shape)
    flat_q, flat_k = q.reshape(-1, length, d), k.reshape(-1, size, d)
    flat_v, flat_mask = v.reshape(-1, size, v.shape[-1]), mask.reshape(-1, length, size)
    outputs, weights = [], []
    for queries, keys, values, allowed in zip(flat_q, flat_k, flat_v, flat_mask):
        for query, may in zip(queries, allowed):
            row = torch.zeros(size, dtype=q.dtype)
            if may.any():
                row = row.index_put((may.nonzero()[:, 0],), torch.softmax(keys[may] @ query / math.sqrt(d), 0))
            weights.append(row)
            outputs.append((row[:, None] * values).sum(0))
    return torch.stack(outputs).reshape(*leading, length, -1), torch.stack(weights).reshape(shape)
