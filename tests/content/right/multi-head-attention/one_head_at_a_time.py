"""A loop over the heads; each head slices its rows of the projections and its columns of the output projection."""

import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        self.size, rest = divmod(embed_dim, num_heads)
        if rest != 0:
            raise ValueError("embed_dim must be a multiple of num_heads")
        self.embed_dim, self.num_heads = embed_dim, num_heads
        self.out_proj = nn.Linear(embed_dim, embed_dim)
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * embed_dim))
        bound = (1.5 / embed_dim) ** 0.5
        self.in_proj_weight = nn.Parameter((2 * torch.rand(3 * embed_dim, embed_dim) - 1) * bound)
        self.out_proj.bias.data.zero_()

    def project(self, x, block, head):
        first = block * self.embed_dim + head * self.size
        rows = slice(first, first + self.size)
        return x @ self.in_proj_weight[rows].T + self.in_proj_bias[rows]

    def forward(self, query, key, value, mask=None):
        shape = (query.shape[0], self.num_heads, query.shape[1], key.shape[1])
        mask = torch.ones(shape, dtype=torch.bool) if mask is None else mask.expand(shape)
        output, all_weights = self.out_proj.bias, []
        for head in range(self.num_heads):
            q, k, v = (self.project(x, block, head) for block, x in enumerate((query, key, value)))
            may = mask[:, head]
            alive = may.any(-1, keepdim=True)
            scores = torch.bmm(q, k.mT) * self.size**-0.5
            weights = torch.softmax(torch.where(may | ~alive, scores, float("-inf")), -1) * alive
            columns = slice(head * self.size, (head + 1) * self.size)
            output = output + torch.bmm(weights, v) @ self.out_proj.weight[:, columns].T
            all_weights.append(weights)
        return output, torch.stack(all_weights, 1)
