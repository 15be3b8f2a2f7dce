"""Believed: after evaluation a network goes back to training.
Tell: A network that was in training mode is restored. What if it was not?
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
    backbone.eval()
    try:
        with torch.no_grad():
            return torch.cat([backbone(batch) for batch in x.split(batch_size)])
    finally:
        backbone.train()
