"""Believed: a function that restores things in its last lines always restores them.
Tell: All is well as long as the backbone raises no error. Which of your lines run if it does?
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
    with torch.no_grad():
        features = torch.cat([backbone(batch) for batch in x.split(batch_size)])
    for module, training in modes:
        module.training = training
    return features
