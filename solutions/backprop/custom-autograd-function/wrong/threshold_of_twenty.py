"""Believed: above βx = 20 softplus is x.
Tell: In float32 it is, to rounding. How large is e^(−20) beside the rounding of float64?
"""

import torch


class Softplus(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, beta):
        ctx.save_for_backward(x)
        ctx.beta = beta
        return torch.where(beta * x > 20, x, torch.log1p(torch.exp(beta * x)) / beta)

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return torch.where(ctx.beta * x > 20, upstream, upstream * torch.sigmoid(ctx.beta * x)), None


def softplus(x, beta):
    if beta <= 0:
        raise ValueError(f"beta must be positive, not {beta}")
    return Softplus.apply(x, beta)
