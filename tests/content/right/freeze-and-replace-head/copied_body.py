"""A copy of the body; train sets the modes by hand."""

import copy

import torch
from torch import nn


class Network(nn.Module):
    def __init__(self, inputs: int, features: int, classes: int) -> None:
        super().__init__()
        self.body = nn.Sequential(nn.Linear(inputs, features), nn.BatchNorm1d(features), nn.ReLU(), nn.Dropout(0.5))
        self.head = nn.Linear(features, classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.body(x))


class Transferred(nn.Module):
    def __init__(self, pretrained, classes):
        if classes < 1:
            raise ValueError(f"classes must be positive, not {classes}")
        super().__init__()
        self.body = copy.deepcopy(pretrained.body)
        self.head = nn.Linear(pretrained.head.in_features, classes)
        self.head.to(next(self.body.parameters()))
        for p in self.body.parameters():
            p.requires_grad_(False)
        self.train()

    def train(self, mode=True):
        self.training = mode
        self.head.train(mode)
        self.body.train(False)
        return self

    def forward(self, x):
        h = self.body(x)
        return h @ self.head.weight.t() + self.head.bias

    def trainable(self):
        return [p for p in self.parameters() if p.requires_grad]
