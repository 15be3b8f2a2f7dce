import torch
from torch import nn


class MultiHeadAttention(nn.Module):
    """Multi-head attention with the parameters of torch.nn.MultiheadAttention.

    in_proj_weight: (3E, E) and in_proj_bias: (3E,), blocks of E rows in the order query, key, value.
    out_proj.weight: (E, E). out_proj.bias: (E,).
    """

    def __init__(self, embed_dim: int, num_heads: int) -> None:
        """Create the parameters, biases 0. Raises ValueError if num_heads does not divide embed_dim."""
        super().__init__()
        raise NotImplementedError

    def forward(
        self, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """(output, weights), of shapes (B, L, E) and (B, H, L, S).

        query: (B, L, E). key, value: (B, S, E). mask: boolean, broadcastable to (B, H, L, S), True = may attend.
        """
        raise NotImplementedError
