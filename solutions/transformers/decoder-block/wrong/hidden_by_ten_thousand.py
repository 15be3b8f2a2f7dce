"""Believed: any large negative number hides a token.
Tell: Right for moderate scores. What weight is left for a hidden token at −10⁴, if the tokens that may be seen have scores of −10⁵?
"""

import math

import torch
from torch import nn
from torch.nn.functional import gelu


class CausalSelfAttention(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        if embed_dim % num_heads:
            raise ValueError(f"{num_heads} heads do not divide an embedding of {embed_dim}.")
        self.num_heads = num_heads
        self.c_attn = nn.Linear(embed_dim, 3 * embed_dim)  # query, key and value in one product
        self.c_proj = nn.Linear(embed_dim, embed_dim)

    def forward(self, x):
        q, k, v = (
            block.unflatten(-1, (self.num_heads, -1)).transpose(1, 2)  # (B, H, L, E/H)
            for block in self.c_attn(x).chunk(3, dim=-1)
        )
        scores = q @ k.mT / math.sqrt(q.shape[-1])  # (B, H, L, L)
        may = torch.ones_like(scores, dtype=torch.bool).tril()  # query i, key j ≤ i
        weights = torch.softmax(scores.masked_fill(~may, -1e4), dim=-1)
        return self.c_proj((weights @ v).transpose(1, 2).flatten(2))


class MLP(nn.Module):
    def __init__(self, embed_dim):
        super().__init__()
        self.c_fc = nn.Linear(embed_dim, 4 * embed_dim)
        self.c_proj = nn.Linear(4 * embed_dim, embed_dim)

    def forward(self, x):
        return self.c_proj(gelu(self.c_fc(x)))


class DecoderBlock(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.ln_1 = nn.LayerNorm(embed_dim)
        self.attn = CausalSelfAttention(embed_dim, num_heads)
        self.ln_2 = nn.LayerNorm(embed_dim)
        self.mlp = MLP(embed_dim)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))
