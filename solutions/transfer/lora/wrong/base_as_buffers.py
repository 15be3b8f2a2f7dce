"""Believed: what does not train is a buffer.
Tell: Values and gradients are right. The question asks for four parameters: which flag tells a frozen one from a trained one?
"""

import math

import torch
from torch import nn
from torch.nn.functional import linear


class LoRALinear(nn.Module):
    def __init__(self, in_features, out_features, rank, alpha):
        super().__init__()
        self.scale = alpha / rank
        self.register_buffer("weight", torch.empty(out_features, in_features))
        self.register_buffer("bias", torch.empty(out_features))
        self.lora_A = nn.Parameter(torch.empty(rank, in_features))
        self.lora_B = nn.Parameter(torch.zeros(out_features, rank))
        bound = 1 / math.sqrt(in_features)
        for parameter in (self.weight, self.bias, self.lora_A):
            nn.init.uniform_(parameter, -bound, bound)

    def forward(self, x):
        update = linear(linear(x, self.lora_A), self.lora_B)  # (N, rank), then (N, out)
        return linear(x, self.weight, self.bias) + self.scale * update

    def trainable(self):
        return sum(p.numel() for p in self.parameters() if p.requires_grad)
