import torch


class Softplus(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, beta):
        ctx.save_for_backward(x)
        ctx.beta = beta
        return x.clamp(min=0) + torch.log1p(torch.exp(-beta * x.abs())) / beta

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        return upstream * torch.sigmoid(ctx.beta * x), None


def softplus(x, beta):
    if beta <= 0:
        raise ValueError(f"beta must be positive, not {beta}")
    return Softplus.apply(x, beta)
