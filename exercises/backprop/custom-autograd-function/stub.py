import torch


def softplus(x: torch.Tensor, beta: float) -> torch.Tensor:
    """log(1 + e^(beta x)) / beta, with a backward pass of its own.

    x: any shape, float64 or float32. beta: > 0, a ValueError otherwise. Returns the shape and dtype of x.
    """
    raise NotImplementedError
