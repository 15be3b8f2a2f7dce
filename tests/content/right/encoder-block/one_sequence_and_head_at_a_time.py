"""Loops over sequences and heads; the padding is cut out of keys and values in place of a mask."""

import torch
from torch import nn
from torch.nn.functional import layer_norm, linear


class EncoderBlock(nn.Module):
    def __init__(self, embed_dim, num_heads, hidden_dim, norm_first=False):
        super().__init__()
        self.size, rest = divmod(embed_dim, num_heads)
        if rest:
            raise ValueError(f"{embed_dim} is not a multiple of the {num_heads} heads")
        self.embed_dim, self.num_heads, self.norm_first = embed_dim, num_heads, norm_first
        self.self_attn = nn.Module()
        self.self_attn.in_proj_weight = nn.Parameter(torch.randn(3 * embed_dim, embed_dim))
        self.self_attn.in_proj_bias = nn.Parameter(torch.zeros(3 * embed_dim))
        self.self_attn.out_proj = nn.Linear(embed_dim, embed_dim)
        self.linear1 = nn.Linear(embed_dim, hidden_dim)
        self.linear2 = nn.Linear(hidden_dim, embed_dim)
        self.norm1, self.norm2 = nn.LayerNorm(embed_dim), nn.LayerNorm(embed_dim)

    def project(self, tokens, block, head):
        start = block * self.embed_dim + head * self.size
        rows = slice(start, start + self.size)
        return linear(tokens, self.self_attn.in_proj_weight[rows], self.self_attn.in_proj_bias[rows])

    def sequence(self, tokens, real):
        heads = []
        for head in range(self.num_heads):
            query = self.project(tokens, 0, head)
            key, value = self.project(tokens[real], 1, head), self.project(tokens[real], 2, head)
            heads.append(torch.softmax(query @ key.T * self.size**-0.5, 1) @ value)
        return self.self_attn.out_proj(torch.cat(heads, 1))

    def attention(self, x, valid):
        if valid is None:
            valid = torch.ones(x.shape[:2], dtype=torch.bool)
        return torch.stack([self.sequence(tokens, real) for tokens, real in zip(x, valid)])

    def norm(self, x, which):
        return layer_norm(x, (self.embed_dim,), which.weight, which.bias, 1e-5)

    def forward(self, x, valid=None):
        given = self.norm(x, self.norm1) if self.norm_first else x
        x = x + self.attention(given, valid)
        x = x if self.norm_first else self.norm(x, self.norm1)
        given = self.norm(x, self.norm2) if self.norm_first else x
        x = x + self.linear2(torch.relu(self.linear1(given)))
        return x if self.norm_first else self.norm(x, self.norm2)
