"""Believed: a gate acts on the state, so b_hn stays outside.
Tell: Everything is right while b_hn is 0. Read the brackets of the candidate's formula once more: what does r multiply?
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
        r_h, z_h, n_h = linear(h, self.weight_hh).chunk(3, dim=1)
        r_b, z_b, n_b = self.bias_hh.chunk(3)
        r, z = torch.sigmoid(r_x + r_h + r_b), torch.sigmoid(z_x + z_h + z_b)
        n = torch.tanh(n_x + r * n_h + n_b)
        return (1 - z) * n + z * h
