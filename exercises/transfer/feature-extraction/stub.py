import torch
from torch import nn


class Backbone(nn.Module):
    """A small network as if it were pretrained: (N, inputs) to (N, features). Given; leave it as it is."""

    def __init__(self, inputs: int, features: int) -> None:
        """Create the layers; `calls` notes (rows, whether autograd was recording) for each batch."""
        super().__init__()
        self.linear = nn.Linear(inputs, features)
        self.norm = nn.BatchNorm1d(features)
        self.dropout = nn.Dropout(0.5)
        self.calls: list[tuple[int, bool]] = []

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The features of a batch, as the modules' modes say."""
        self.calls.append((len(x), torch.is_grad_enabled()))
        return self.dropout(torch.relu(self.norm(self.linear(x))))


def extract(backbone: nn.Module, x: torch.Tensor, batch_size: int) -> torch.Tensor:
    """The evaluation features of all rows of x, batch_size rows at a time: (N, D) to (N, F).

    The backbone is left as it was found, the mode of every module included.
    """
    raise NotImplementedError
