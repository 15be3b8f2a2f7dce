"""Believed: without gradients a network cannot change.
Tell: No gradients are made, that is right. But look at the values, and at the running statistics: which layers behave differently in training?
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
    with torch.no_grad():
        return torch.cat([backbone(batch) for batch in x.split(batch_size)])
