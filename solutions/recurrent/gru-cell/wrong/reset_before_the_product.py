"""Believed: the reset gate acts on the state itself, W_hn (r ⊙ h), as in the paper.
Tell: That is the cell of the paper as published, and it is right wherever r is all 1. torch multiplies after the
matrix product, so that one product serves all three gates. Where does r stand in the question's formula?
"""

import math

import torch
from torch import nn
from torch.nn.functional import linear


class GRUCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        self.weight_ih = nn.Parameter(torch.empty(3 * hidden_size, input_size))
        self.weight_hh = nn.Parameter(torch.empty(3 * hidden_size, hidden_size))
        self.bias_ih = nn.Parameter(torch.empty(3 * hidden_size))
        self.bias_hh = nn.Parameter(torch.empty(3 * hidden_size))
        bound = 1 / math.sqrt(hidden_size)
        for parameter in self.parameters():
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x, h=None):
        if h is None:
            h = x.new_zeros(len(x), self.hidden_size)
        r_x, z_x, n_x = linear(x, self.weight_ih, self.bias_ih).chunk(3, dim=1)
        r_h, z_h, n_h = linear(h, self.weight_hh, self.bias_hh).chunk(3, dim=1)
        r, z = torch.sigmoid(r_x + r_h), torch.sigmoid(z_x + z_h)
        inner = linear(r * h, self.weight_hh.chunk(3)[2], self.bias_hh.chunk(3)[2])
        n = torch.tanh(n_x + inner)
        return (1 - z) * n + z * h
