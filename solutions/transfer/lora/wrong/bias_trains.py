"""Believed: the bias is small, so it may as well train.
Tell: LoRA papers differ here; what does the question say about the bias?
"""

import math

import torch
from torch import nn
from torch.nn.functional import linear


class LoRALinear(nn.Module):
    def __init__(self, in_features, out_features, rank, alpha):
        super().__init__()
        self.scale = alpha / rank
        self.weight = nn.Parameter(torch.empty(out_features, in_features), requires_grad=False)
        self.bias = nn.Parameter(torch.empty(out_features))
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
