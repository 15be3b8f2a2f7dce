"""Believed: what backward needs can be kept on the class.
Tell: One call is right. After two, the class remembers the second one only: which object belongs to a single call?
"""

import torch


class Softplus(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, beta):
        ctx.save_for_backward(x)
        Softplus.beta = beta
        return x.clamp(min=0) + torch.log1p(torch.exp(-beta * x.abs())) / beta

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return upstream * torch.sigmoid(Softplus.beta * x), None


def softplus(x, beta):
    if beta <= 0:
        raise ValueError(f"beta must be positive, not {beta}")
    return Softplus.apply(x, beta)
