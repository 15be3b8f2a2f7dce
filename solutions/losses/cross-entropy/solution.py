import numpy as np


def _log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)  # (M, C), the largest is 0
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def cross_entropy(logits, labels, ignore_index=-100):
    counted = labels != ignore_index  # (...), M of them
    log_p = _log_softmax(logits[counted])  # (M, C)
    return -log_p[np.arange(len(log_p)), labels[counted]].mean()


def cross_entropy_grad(logits, labels, ignore_index=-100):
    counted = labels != ignore_index
    gradient = np.exp(_log_softmax(logits[counted]))  # (M, C)
    gradient[np.arange(len(gradient)), labels[counted]] -= 1  # p − one-hot
    whole = np.zeros_like(logits)
    whole[counted] = gradient / len(gradient)
    return whole
