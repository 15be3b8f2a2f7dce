import torch
from torch import nn


class EncoderBlock(nn.Module):
    """An encoder layer with the parameters of torch.nn.TransformerEncoderLayer, without dropout.

    self_attn.in_proj_weight: (3E, E), self_attn.in_proj_bias: (3E,), self_attn.out_proj: E to E,
    linear1: E to F, linear2: F to E, norm1 and norm2: layer norms over E.
    """

    def __init__(self, embed_dim: int, num_heads: int, hidden_dim: int, norm_first: bool = False) -> None:
        """Create the parameters. Raises ValueError if num_heads does not divide embed_dim."""
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor, valid: torch.Tensor | None = None) -> torch.Tensor:
        """The output, (B, L, E). x: (B, L, E). valid: boolean (B, L), True = a real token."""
        raise NotImplementedError
