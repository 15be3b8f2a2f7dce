"""Generates the outputs token by token over growing keys and values, so that no mask is needed."""

import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.size, rest = divmod(embed_dim, num_heads)
        if rest:
            raise ValueError(f"{embed_dim} is not a multiple of the {num_heads} heads")
        self.c_attn = nn.Linear(embed_dim, 3 * embed_dim)
        self.c_proj = nn.Linear(embed_dim, embed_dim)

    def forward(self, x):
        query, key, value = self.c_attn(x).split(x.shape[2], dim=2)
        rows = []
        for now in range(x.shape[1]):
            heads = []
            for start in range(0, x.shape[2], self.size):
                own = slice(start, start + self.size)
                scores = (key[:, : now + 1, own] * query[:, now, None, own]).sum(2) / self.size**0.5
                heads.append((torch.softmax(scores, 1)[..., None] * value[:, : now + 1, own]).sum(1))
            rows.append(torch.cat(heads, 1))
        return self.c_proj(torch.stack(rows, 1))


class DecoderBlock(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.ln_1, self.ln_2 = nn.LayerNorm(embed_dim), nn.LayerNorm(embed_dim)
        self.attn = Attention(embed_dim, num_heads)
        self.mlp = nn.Sequential()
        self.mlp.add_module("c_fc", nn.Linear(embed_dim, 4 * embed_dim))
        self.mlp.add_module("gelu", nn.GELU())
        self.mlp.add_module("c_proj", nn.Linear(4 * embed_dim, embed_dim))

    def forward(self, x):
        middle = self.attn(self.ln_1(x)) + x
        return self.mlp(self.ln_2(middle)) + middle
