import torch
from torch import nn


class LSTMCell(nn.Module):
    """One step of a long short-term memory, with the parameters of torch.nn.LSTMCell.

    weight_ih: (4H, I). weight_hh: (4H, H). bias_ih, bias_hh: (4H,). Blocks of H rows in the order i, f, g, o.
    """

    def __init__(self, input_size: int, hidden_size: int) -> None:
        """Create the four parameters, each entry uniform on [-1/√H, 1/√H]."""
        super().__init__()
        raise NotImplementedError

    def forward(
        self, x: torch.Tensor, state: tuple[torch.Tensor, torch.Tensor] | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """The next (h, c): x (B, I) and the state (h, c), each (B, H), to two of (B, H). None: start from zeros."""
        raise NotImplementedError
