"""Every block of both matrices multiplied by itself, one gate after the other, as the formulas are written."""

import torch
from torch import nn


class LSTMCell(nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        self.hidden_size = hidden_size
        bound = torch.distributions.Uniform(-(hidden_size**-0.5), hidden_size**-0.5)
        self.weight_ih = nn.Parameter(bound.sample((4 * hidden_size, input_size)))
        self.weight_hh = nn.Parameter(bound.sample((4 * hidden_size, hidden_size)))
        self.bias_ih = nn.Parameter(bound.sample((4 * hidden_size,)))
        self.bias_hh = nn.Parameter(bound.sample((4 * hidden_size,)))

    def block(self, number, x, h):
        rows = slice(number * self.hidden_size, (number + 1) * self.hidden_size)
        from_x = x @ self.weight_ih[rows].T + self.bias_ih[rows]
        return from_x + h @ self.weight_hh[rows].T + self.bias_hh[rows]

    def forward(self, x, state=None):
        if state is None:
            zeros = torch.zeros(x.shape[0], self.hidden_size, dtype=x.dtype, device=x.device)
            state = zeros, zeros
        h, c = state
        i = torch.sigmoid(self.block(0, x, h))
        f = torch.sigmoid(self.block(1, x, h))
        g = torch.tanh(self.block(2, x, h))
        o = torch.sigmoid(self.block(3, x, h))
        c_new = f * c + i * g
        h_new = o * torch.tanh(c_new)
        return h_new, c_new
