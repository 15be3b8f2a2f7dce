"""einsum over weights viewed by head, layer norm and GELU written out, the mask from positions."""

import math

import torch
from torch import nn


class DecoderBlock(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        if embed_dim // num_heads * num_heads != embed_dim:
            raise ValueError("embed_dim must be a multiple of num_heads")
        self.heads = num_heads
        self.ln_1, self.ln_2 = nn.LayerNorm(embed_dim), nn.LayerNorm(embed_dim)
        self.attn = nn.ModuleDict(
            {"c_attn": nn.Linear(embed_dim, 3 * embed_dim), "c_proj": nn.Linear(embed_dim, embed_dim)}
        )
        self.mlp = nn.ModuleDict(
            {"c_fc": nn.Linear(embed_dim, 4 * embed_dim), "c_proj": nn.Linear(4 * embed_dim, embed_dim)}
        )

    @staticmethod
    def norm(x, layer):
        variance, mean = torch.var_mean(x, -1, correction=0, keepdim=True)
        return (x - mean) / torch.sqrt(variance + 1e-5) * layer.weight + layer.bias

    def attend(self, x):
        size = x.shape[-1]
        weight = self.attn["c_attn"].weight.view(3, self.heads, -1, size)
        bias = self.attn["c_attn"].bias.view(3, self.heads, 1, -1)
        q, k, v = (torch.einsum("ble,hde->bhld", x, w) + b for w, b in zip(weight, bias))
        scores = torch.einsum("bhld,bhsd->bhls", q, k) * (size / self.heads) ** -0.5
        place = torch.arange(x.shape[1])
        weights = scores.masked_fill(place > place[:, None], -1e30).softmax(-1)
        mixed = torch.einsum("bhls,bhsd->blhd", weights, v).reshape(x.shape)
        return self.attn["c_proj"](mixed)

    def forward(self, x):
        x = x + self.attend(self.norm(x, self.ln_1))
        hidden = self.mlp["c_fc"](self.norm(x, self.ln_2))
        return x + self.mlp["c_proj"](hidden * (1 + torch.erf(hidden / math.sqrt(2))) / 2)
