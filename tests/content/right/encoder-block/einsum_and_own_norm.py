"""einsum over weights viewed by head, a layer norm written out, the mask as a finite addition."""

import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.in_proj_weight = nn.Parameter(torch.randn(3 * size, size) * size**-0.5)
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * size))
        self.out_proj = nn.Linear(size, size)


class Norm(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.ones(size)), nn.Parameter(torch.zeros(size))

    def forward(self, x):
        centred = x - x.mean(-1, keepdim=True)
        return centred * torch.rsqrt(centred.square().mean(-1, keepdim=True) + 1e-5) * self.weight + self.bias


class EncoderBlock(nn.Module):
    def __init__(self, embed_dim, num_heads, hidden_dim, norm_first=False):
        super().__init__()
        if embed_dim // num_heads * num_heads != embed_dim:
            raise ValueError("embed_dim must be a multiple of num_heads")
        self.heads, self.first = num_heads, norm_first
        self.self_attn = Attention(embed_dim)
        self.linear1, self.linear2 = nn.Linear(embed_dim, hidden_dim), nn.Linear(hidden_dim, embed_dim)
        self.norm1, self.norm2 = Norm(embed_dim), Norm(embed_dim)

    def attend(self, x, valid):
        size = x.shape[-1]
        weight = self.self_attn.in_proj_weight.view(3, self.heads, -1, size)
        bias = self.self_attn.in_proj_bias.view(3, self.heads, 1, -1)
        q, k, v = (torch.einsum("ble,hde->bhld", x, w) + b for w, b in zip(weight, bias))
        scores = torch.einsum("bhld,bhsd->bhls", q * (size / self.heads) ** -0.5, k)
        if valid is not None:
            hidden = torch.zeros(valid.shape, dtype=x.dtype).masked_fill(valid.logical_not(), -1e30)
            scores = scores + hidden[:, None, None]
        mixed = torch.einsum("bhls,bhsd->blhd", scores.softmax(-1), v)
        return self.self_attn.out_proj(mixed.reshape(x.shape))

    def forward(self, x, valid=None):
        sublayers = (
            (self.norm1, lambda y: self.attend(y, valid)),
            (self.norm2, lambda y: self.linear2(self.linear1(y).clamp(min=0))),
        )
        for norm, sublayer in sublayers:
            x = x + sublayer(norm(x)) if self.first else norm(x + sublayer(x))
        return x
