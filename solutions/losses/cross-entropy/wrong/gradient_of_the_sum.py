"""Believed: the gradient is softmax minus one-hot.
Tell: For one example it is. The loss is a mean: by how much does it change when one example of many changes a little?
"""

import numpy as np


def _log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def cross_entropy(logits, labels, ignore_index=-100):
    counted = labels != ignore_index
    log_p = _log_softmax(logits[counted])
    return -log_p[np.arange(len(log_p)), labels[counted]].mean()


def cross_entropy_grad(logits, labels, ignore_index=-100):
    counted = labels != ignore_index
    gradient = np.exp(_log_softmax(logits[counted]))
    gradient[np.arange(len(gradient)), labels[counted]] -= 1
    whole = np.zeros_like(logits)
    whole[counted] = gradient
    return whole
