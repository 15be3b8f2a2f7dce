"""einsum with weights viewed as (3, H, E/H, E); a softmax written out over the open keys."""

import torch


class MultiHeadAttention(torch.nn.Module):
    def __init__(self, embed_dim, num_heads):
        super().__init__()
        if embed_dim // num_heads * num_heads != embed_dim:
            raise ValueError(f"cannot divide {embed_dim} features among {num_heads} heads")
        self.heads = num_heads
        self.register_parameter("in_proj_weight", torch.nn.Parameter(torch.empty(3 * embed_dim, embed_dim)))
        torch.nn.init.xavier_uniform_(self.in_proj_weight)
        self.register_parameter("in_proj_bias", torch.nn.Parameter(torch.zeros(3 * embed_dim)))
        self.out_proj = torch.nn.Linear(embed_dim, embed_dim)
        with torch.no_grad():
            self.out_proj.bias.fill_(0)

    def forward(self, query, key, value, mask=None):
        embed = query.size(-1)
        weight = self.in_proj_weight.view(3, self.heads, -1, embed)
        bias = self.in_proj_bias.view(3, self.heads, 1, -1)
        q, k, v = (torch.einsum("ble,hde->bhld", x, w) + b for x, w, b in zip((query, key, value), weight, bias))
        scores = torch.einsum("bhld,bhsd->bhls", q, k) / (embed / self.heads) ** 0.5
        if mask is not None:
            scores = scores.masked_fill(mask.logical_not(), float("-inf"))
        top = scores.detach().amax(-1, keepdim=True).clamp(min=torch.finfo(scores.dtype).min)
        powers = torch.exp(scores - top)
        total = powers.sum(-1, keepdim=True)
        weights = powers / total.masked_fill(total == 0, 1)
        mixed = torch.einsum("bhls,bhsd->blhd", weights, v).reshape(query.shape)
        return self.out_proj(mixed), weights
