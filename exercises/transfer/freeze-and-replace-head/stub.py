import torch
from torch import nn


class Network(nn.Module):
    """A small pretrained classifier: (N, inputs) to (N, classes). Given; leave it as it is."""

    def __init__(self, inputs: int, features: int, classes: int) -> None:
        """Create the layers."""
        super().__init__()
        self.body = nn.Sequential(nn.Linear(inputs, features), nn.BatchNorm1d(features), nn.ReLU(), nn.Dropout(0.5))
        self.head = nn.Linear(features, classes)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The logits of the pretrained classes."""
        return self.head(self.body(x))


class Transferred(nn.Module):
    """The body of a pretrained `Network`, frozen, and a new head for `classes` classes."""

    def __init__(self, pretrained: Network, classes: int) -> None:
        """Raises ValueError for fewer classes than 1."""
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """(N, inputs) to logits (N, classes). The body computes as in evaluation."""
        raise NotImplementedError

    def trainable(self) -> list[nn.Parameter]:
        """The parameters for the optimiser: the head's weight, then its bias."""
        raise NotImplementedError
