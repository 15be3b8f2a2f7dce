"""Saves the slope instead of the input; the value by torch.where on two safe branches."""

import torch


class Softplus(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, beta):
        z = beta * x
        ctx.save_for_backward(1 / (1 + torch.exp(-z)))
        return torch.where(z > 0, z + torch.log1p(torch.exp(-z.abs())), torch.log1p(torch.exp(-z.abs()))) / beta

    @staticmethod
    def backward(ctx, upstream):
        (slope,) = ctx.saved_tensors
        return slope * upstream, None


def softplus(x, beta):
    if beta <= 0:
        raise ValueError(f"beta must be positive, not {beta}")
    return Softplus.apply(x, beta)
