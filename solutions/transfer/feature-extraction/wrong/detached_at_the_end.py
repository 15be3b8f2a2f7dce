"""Believed: detaching the result is the same as not recording.
Tell: The result is free of autograd. What was kept in memory until the moment you cut it off?
"""

import torch
from torch import nn


class Backbone(nn.Module):
    def __init__(self, inputs, features):
        super().__init__()
        self.linear = nn.Linear(inputs, features)
        self.norm = nn.BatchNorm1d(features)
        self.dropout = nn.Dropout(0.5)
        self.calls = []

    def forward(self, x):
        self.calls.append((len(x), torch.is_grad_enabled()))
        return self.dropout(torch.relu(self.norm(self.linear(x))))


def extract(backbone, x, batch_size):
    if batch_size < 1:
        raise ValueError("batch_size must be positive")
    modes = [(module, module.training) for module in backbone.modules()]
    backbone.eval()
    try:
        return torch.cat([backbone(batch) for batch in x.split(batch_size)]).detach()
    finally:
        for module, training in modes:
            module.training = training
