"""Believed: the logarithm of a stable softmax is stable.
Tell: The softmax is. But a probability may round to 0, and what is its logarithm? Simplify log(e^a / b) before you compute it.
"""

import numpy as np


def _softmax(z):
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def cross_entropy(logits, labels, ignore_index=-100):
    counted = labels != ignore_index
    p = _softmax(logits[counted])
    return -np.log(p[np.arange(len(p)), labels[counted]]).mean()


def cross_entropy_grad(logits, labels, ignore_index=-100):
    counted = labels != ignore_index
    gradient = _softmax(logits[counted])
    gradient[np.arange(len(gradient)), labels[counted]] -= 1
    whole = np.zeros_like(logits)
    whole[counted] = gradient / len(gradient)
    return whole
