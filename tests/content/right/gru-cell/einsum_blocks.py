"""Weights viewed as (3, H, I) and (3, H, H), einsum over the blocks, addcmul and lerp for the two last lines."""

import torch
from torch import nn


class GRUCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        for name, columns in (
            ("weight_ih", (input_size,)),
            ("weight_hh", (hidden_size,)),
            ("bias_ih", ()),
            ("bias_hh", ()),
        ):
            values = torch.empty(3 * hidden_size, *columns).uniform_(-(hidden_size**-0.5), hidden_size**-0.5)
            setattr(self, name, nn.Parameter(values))

    def forward(self, x, h=None):
        size = self.hidden_size
        h = x.new_zeros((x.size(0), size)) if h is None else h
        a = torch.einsum("bi,ghi->gbh", x, self.weight_ih.view(3, size, -1)) + self.bias_ih.view(3, 1, size)
        b = torch.einsum("bk,ghk->gbh", h, self.weight_hh.view(3, size, size)) + self.bias_hh.view(3, 1, size)
        reset, update = (a[:2] + b[:2]).sigmoid()
        return torch.lerp(torch.addcmul(a[2], reset, b[2]).tanh(), h, update)
