"""With a one-hot matrix, and log-sum-exp of the logits as they are."""

import numpy as np


def one_hot(labels, classes, dtype):
    return (labels[:, None] == np.arange(classes)).astype(dtype)


def forward(logits, labels):
    top = np.max(logits, axis=-1)
    log_total = top + np.log(np.einsum("nc->n", np.exp(logits - top[:, None])))
    chosen = one_hot(labels, logits.shape[1], bool)
    loss = np.mean(log_total - logits[chosen])
    return loss, np.exp(logits - log_total[:, None])


def backward(probabilities, labels, upstream=1.0):
    targets = one_hot(labels, probabilities.shape[1], probabilities.dtype)
    return (upstream * (probabilities - targets) / len(probabilities)).astype(probabilities.dtype)
