"""Believed: padding is what has a negative label.
Tell: With −100 you are right. What if class 0 is the padding and `ignore_index` says so?
"""

import numpy as np


def _log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def cross_entropy(logits, labels, ignore_index=-100):
    counted = labels >= 0
    log_p = _log_softmax(logits[counted])
    return -log_p[np.arange(len(log_p)), labels[counted]].mean()


def cross_entropy_grad(logits, labels, ignore_index=-100):
    counted = labels >= 0
    gradient = np.exp(_log_softmax(logits[counted]))
    gradient[np.arange(len(gradient)), labels[counted]] -= 1
    whole = np.zeros_like(logits)
    whole[counted] = gradient / len(gradient)
    return whole
