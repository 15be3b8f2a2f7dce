"""A decorated function, and a data loader that makes the batches."""

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


@torch.no_grad()
def extract(backbone, x, batch_size):
    if batch_size < 1:
        raise ValueError("batch_size must be a positive number")
    flags = []
    for module in backbone.modules():
        flags.append((module, module.training))
        module.training = False
    try:
        if len(x) == 0:
            return backbone(x)
        loader = torch.utils.data.DataLoader(x, batch_size=batch_size, shuffle=False)
        return torch.cat([backbone(batch) for batch in loader], dim=0)
    finally:
        for module, flag in flags:
            module.training = flag
