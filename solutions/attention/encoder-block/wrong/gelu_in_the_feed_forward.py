"""Believed: the feed-forward layer of a transformer uses GELU.
Tell: Attention, residuals and norms are right. BERT and GPT took GELU; which non-linearity does the question name?
"""

import math

import torch
from torch import nn
from torch.nn.functional import linear


class SelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        if embed_dim % num_heads:
            raise ValueError(f"{num_heads} heads do not divide an embedding of {embed_dim}.")
        self.num_heads = num_heads
        stacked = nn.Linear(embed_dim, 3 * embed_dim)  # query, key and value in one product
        self.in_proj_weight, self.in_proj_bias = stacked.weight, stacked.bias
        self.out_proj = nn.Linear(embed_dim, embed_dim)

    def forward(self, x, valid):
        q, k, v = (
            block.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)  # (B, H, L, E/H)
            for block in linear(x, self.in_proj_weight, self.in_proj_bias).chunk(3, dim=-1)
        )
        scores = q @ k.mT / math.sqrt(q.shape[-1])  # (B, H, L, L)
        if valid is not None:
            scores = scores.masked_fill(~valid[:, None, None, :], -math.inf)  # hides keys, not queries
        heads = torch.softmax(scores, dim=-1) @ v
        return self.out_proj(heads.transpose(1, 2).flatten(2))


class EncoderBlock(nn.Module):
    def __init__(self, embed_dim, num_heads, hidden_dim, norm_first=False):
        super().__init__()
        self.norm_first = norm_first
        self.self_attn = SelfAttention(embed_dim, num_heads)
        self.linear1 = nn.Linear(embed_dim, hidden_dim)
        self.linear2 = nn.Linear(hidden_dim, embed_dim)
        self.norm1 = nn.LayerNorm(embed_dim)
        self.norm2 = nn.LayerNorm(embed_dim)

    def feed_forward(self, x):
        return self.linear2(torch.nn.functional.gelu(self.linear1(x)))

    def forward(self, x, valid=None):
        if self.norm_first:
            x = x + self.self_attn(self.norm1(x), valid)
            return x + self.feed_forward(self.norm2(x))
        x = self.norm1(x + self.self_attn(x, valid))
        return self.norm2(x + self.feed_forward(x))
