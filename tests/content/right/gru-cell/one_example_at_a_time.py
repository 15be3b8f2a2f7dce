"""A loop over the examples, matrix times vector; σ by tanh, so nothing overflows."""

import math

import torch


class GRUCell(torch.nn.Module):
    def __init__(self, input_size, hidden_size):
        super().__init__()
        shapes = {"weight_ih": (3 * hidden_size, input_size), "weight_hh": (3 * hidden_size, hidden_size)}
        shapes.update(bias_ih=(3 * hidden_size,), bias_hh=(3 * hidden_size,))
        for name, shape in shapes.items():
            self.register_parameter(name, torch.nn.Parameter(torch.empty(shape)))
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1 / math.sqrt(self.weight_hh.shape[1])
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.uniform_(-bound, bound)

    def forward(self, x, h=None):
        width = self.weight_hh.shape[1]
        states = []
        for n, example in enumerate(x):
            old = torch.zeros(width, dtype=x.dtype) if h is None else h[n]
            a = torch.mv(self.weight_ih, example) + self.bias_ih
            b = torch.mv(self.weight_hh, old) + self.bias_hh
            gates = 0.5 + 0.5 * torch.tanh((a + b)[: 2 * width] / 2)
            reset, update = gates[:width], gates[width:]
            new = torch.tanh(a[2 * width :] + reset * b[2 * width :])
            states.append(update * old + new - update * new)
        return torch.stack(states)
