import torch
from torch import nn


class DecoderBlock(nn.Module):
    """A decoder-only, pre-norm block: x + attn(ln_1(x)), then x + mlp(ln_2(x)).

    ln_1, ln_2: layer norms over E. attn.c_attn: E to 3E (query, key, value). attn.c_proj: E to E.
    mlp.c_fc: E to 4E. mlp.c_proj: 4E to E.
    """

    def __init__(self, embed_dim: int, num_heads: int) -> None:
        """Create the parameters. Raises ValueError if num_heads does not divide embed_dim."""
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The output, (B, L, E), where position i depends on positions 0 to i only. x: (B, L, E)."""
        raise NotImplementedError
