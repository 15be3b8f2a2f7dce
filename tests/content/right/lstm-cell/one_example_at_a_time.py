"""A loop over the examples, matrix times vector of [x, h]; σ by tanh, so nothing overflows."""

import math

import torch


class LSTMCell(torch.nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        shapes = {"weight_ih": (4 * hidden_size, input_size), "weight_hh": (4 * hidden_size, hidden_size)}
        shapes.update(bias_ih=(4 * hidden_size,), bias_hh=(4 * hidden_size,))
        for name, shape in shapes.items():
            self.register_parameter(name, torch.nn.Parameter(torch.empty(shape)))
        bound = 1 / math.sqrt(hidden_size)
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.uniform_(-bound, bound)

    def forward(self, x, state=None):
        width = self.weight_hh.shape[1]
        if state is None:
            state = torch.zeros(2, len(x), width, dtype=x.dtype)
        weight = torch.cat([self.weight_ih, self.weight_hh], dim=1)
        hidden, cells = [], []
        for example, shown, memory in zip(x, state[0], state[1]):
            a = weight @ torch.cat([example, shown]) + self.bias_ih + self.bias_hh
            gate = 0.5 + 0.5 * torch.tanh(a / 2)
            new = gate[width : 2 * width] * memory + gate[:width] * torch.tanh(a[2 * width : 3 * width])
            hidden.append(gate[3 * width :] * torch.tanh(new))
            cells.append(new)
        return torch.stack(hidden), torch.stack(cells)
