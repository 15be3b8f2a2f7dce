"""Weights viewed as (4, H, I) and (4, H, H), einsum over the blocks, addcmul for the cell state."""

import torch
from torch import nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        for name, columns in (
            ("weight_ih", (input_size,)),
            ("weight_hh", (hidden_size,)),
            ("bias_ih", ()),
            ("bias_hh", ()),
        ):
            values = torch.empty(4 * hidden_size, *columns).uniform_(-(hidden_size**-0.5), hidden_size**-0.5)
            setattr(self, name, nn.Parameter(values))

    def forward(self, x, state=None):
        size = self.hidden_size
        h, c = state or (x.new_zeros((x.size(0), size)), x.new_zeros((x.size(0), size)))
        blocks = torch.einsum("bi,ghi->gbh", x, self.weight_ih.view(4, size, -1))
        blocks = blocks + torch.einsum("bk,ghk->gbh", h, self.weight_hh.view(4, size, size))
        blocks = blocks + (self.bias_ih + self.bias_hh).view(4, 1, size)
        write, keep, show = blocks[[0, 1, 3]].sigmoid()
        new = torch.addcmul(keep * c, write, blocks[2].tanh())
        return show * new.tanh(), new
