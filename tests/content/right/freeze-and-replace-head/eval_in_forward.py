"""The body is put into evaluation mode before every forward pass as well, and runs without autograd."""

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
        if classes <= 0:
            raise ValueError("at least one class is needed")
        self.body = pretrained.body
        for parameter in self.body.parameters():
            parameter.requires_grad = False
        self.body.eval()
        features = pretrained.head.weight.shape[1]
        self.head = nn.Linear(features, classes).to(pretrained.head.weight.dtype)

    def train(self, mode=True):
        for child in (super(), self.body):
            child.train(mode if child is not self.body else False)
        return self

    def forward(self, x):
        self.body.eval()
        with torch.no_grad():
            features = self.body(x)
        return nn.functional.linear(features, self.head.weight, self.head.bias)

    def trainable(self):
        return [self.head.weight, self.head.bias]
