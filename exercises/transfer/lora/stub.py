import torch
from torch import nn


class LoRALinear(nn.Module):
    """A frozen linear layer and a trained update of low rank: weight, bias, lora_A, lora_B."""

    def __init__(self, in_features: int, out_features: int, rank: int, alpha: float) -> None:
        """Create weight (out, in), bias (out,), lora_A (rank, in) and lora_B (out, rank)."""
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Map x (N, in) to (N, out)."""
        raise NotImplementedError

    def trainable(self) -> int:
        """Count the numbers that train."""
        raise NotImplementedError
