"""Believed: the gradient is one-hot minus softmax.
Tell: That is the direction to step in. The gradient points the other way: does the loss grow or fall when the label's logit grows?
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
    gradient = -np.exp(_log_softmax(logits[counted]))
    gradient[np.arange(len(gradient)), labels[counted]] += 1
    whole = np.zeros_like(logits)
    whole[counted] = gradient / len(gradient)
    return whole
