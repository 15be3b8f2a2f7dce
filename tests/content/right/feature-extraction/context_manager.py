"""A context manager for the mode; inference mode and a clone instead of no_grad."""

import contextlib

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


@contextlib.contextmanager
def evaluating(network):
    before = [module.training for module in network.modules()]
    try:
        yield network.eval()
    finally:
        for module, mode in zip(network.modules(), before):
            module.training = mode


def extract(backbone, x, batch_size):
    if batch_size <= 0:
        raise ValueError("batch_size <= 0")
    with evaluating(backbone), torch.inference_mode():
        parts = [backbone(part) for part in torch.split(x.detach(), batch_size, dim=0)]
        features = torch.vstack(parts)
    return features.clone()
