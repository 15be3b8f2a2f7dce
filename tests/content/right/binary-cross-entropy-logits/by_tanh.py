"""The sigmoid as ½ (1 + tanh(z/2)), the loss as a dot product of flattened arrays."""

import numpy as np


def binary_cross_entropy(logits, targets):
    z, y = logits.ravel(), targets.ravel()
    return (np.logaddexp(0, z).sum() - y @ z) / len(z)


def binary_cross_entropy_grad(logits, targets):
    return (0.5 + 0.5 * np.tanh(0.5 * logits) - targets) * logits.dtype.type(1 / logits.size)
