"""Believed: after the call every parameter is to be trained again.
Tell: A backbone that is trained whole is left as it was. What if somebody had frozen a part of it before the call?
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
        raise ValueError(f"batch_size must be at least 1, not {batch_size}")
    modes = [(module, module.training) for module in backbone.modules()]
    backbone.eval().requires_grad_(False)
    try:
        with torch.no_grad():
            return torch.cat([backbone(batch) for batch in x.split(batch_size)])  # no rows are one batch of 0
    finally:
        backbone.requires_grad_(True)
        for module, training in modes:
            module.training = training  # train() would set the modules below as well
