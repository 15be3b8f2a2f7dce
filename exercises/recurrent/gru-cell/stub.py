import torch
from torch import nn


class GRUCell(nn.Module):
    """One step of a gated recurrent unit, with the parameters of torch.nn.GRUCell.

    weight_ih: (3H, I). weight_hh: (3H, H). bias_ih, bias_hh: (3H,). Blocks of H rows in the order r, z, n.
    """

    def __init__(self, input_size: int, hidden_size: int) -> None:
        """Create the four parameters, each entry uniform on [-1/√H, 1/√H]."""
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor, h: torch.Tensor | None = None) -> torch.Tensor:
        """The next state: (B, I) and (B, H) to (B, H). Without h, the step starts from zeros."""
        raise NotImplementedError
