"""Believed: it is enough to put the body into evaluation mode in the constructor.
Tell: It is, until somebody calls model.train(). What does that do to every child?
"""

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
        super().__init__()
        if classes < 1:
            raise ValueError(f"a classifier needs at least 1 class, got {classes}")
        self.body = pretrained.body.requires_grad_(False)
        old = pretrained.head.weight
        self.head = nn.Linear(pretrained.head.in_features, classes, dtype=old.dtype, device=old.device)
        self.body.eval()

    def forward(self, x):
        return self.head(self.body(x))

    def train(self, mode=True):
        super().train(mode)
        return self

    def trainable(self):
        return list(self.head.parameters())
