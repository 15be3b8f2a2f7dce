"""Believed: side by side, the heads are the output.
Tell: The weights are right. The output projection's two parameters are there and never used: who mixes what the heads have found?
"""

import math

import torch
from torch import nn
from torch.nn.functional import linear


class MultiHeadAttention(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        if embed_dim % num_heads:
            raise ValueError(f"{num_heads} heads do not divide an embedding of {embed_dim}.")
        self.num_heads = num_heads
        self.in_proj_weight = nn.Parameter(torch.empty(3 * embed_dim, embed_dim))
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * embed_dim))
        self.out_proj = nn.Linear(embed_dim, embed_dim)
        nn.init.xavier_uniform_(self.in_proj_weight)
        nn.init.zeros_(self.out_proj.bias)  # its weight is uniform on ±1/√E already

    def forward(self, query, key, value, mask=None):
        weight_blocks, bias_blocks = self.in_proj_weight.chunk(3), self.in_proj_bias.chunk(3)
        q, k, v = (
            linear(x, weight, bias).unflatten(-1, (self.num_heads, -1)).transpose(1, 2)  # (B, H, L or S, E/H)
            for x, weight, bias in zip((query, key, value), weight_blocks, bias_blocks)
        )
        scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])  # (B, H, L, S)
        if mask is None:
            weights = torch.softmax(scores, dim=-1)
        else:
            # Finite, so that a row without any key is not 0/0; the exact zeros come afterwards.
            scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
            weights = torch.softmax(scores, dim=-1).masked_fill(~mask, 0)
        heads = weights @ v  # (B, H, L, E/H)
        return heads.transpose(1, 2).flatten(2), weights
