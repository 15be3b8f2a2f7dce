"""Believed: the formula can be typed in as it stands.
Tell: For moderate inputs all is well. What is e^1000 in floating point, and what is 1 + 1e-20?
"""

import torch


class Softplus(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, beta):
        ctx.save_for_backward(x)
        ctx.beta = beta
        return torch.log(1 + torch.exp(beta * x)) / beta

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return upstream * torch.sigmoid(ctx.beta * x), None


def softplus(x, beta):
    if beta <= 0:
        raise ValueError(f"beta must be positive, not {beta}")
    return Softplus.apply(x, beta)
