"""Believed: a forward pass under no_grad freezes the body.
Tell: No gradient reaches the body through your forward pass. What do its parameters themselves say about being trained?
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
        self.body = pretrained.body
        old = pretrained.head.weight
        self.head = nn.Linear(pretrained.head.in_features, classes, dtype=old.dtype, device=old.device)
        self.train(self.training)

    def forward(self, x):
        with torch.no_grad():
            features = self.body(x)
        return self.head(features)

    def train(self, mode=True):
        super().train(mode)
        self.body.eval()  # running statistics move and dropout drops in training mode, gradients or not
        return self

    def trainable(self):
        return list(self.head.parameters())
