import numpy as np


def binary_cross_entropy(logits, targets):
    softplus = np.maximum(logits, 0) + np.log1p(np.exp(-np.abs(logits)))  # log(1 + e^z)
    return np.mean(softplus - targets * logits)


def binary_cross_entropy_grad(logits, targets):
    decay = np.exp(-np.abs(logits))
    p = np.where(logits >= 0, 1, decay) / (1 + decay)  # σ(z), without overflow
    return (p - targets) / logits.size
