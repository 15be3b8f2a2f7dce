"""Believed: this is the last layer, so nothing comes from above.
Tell: With upstream = 1 you are right. The loss may be one of several terms, each with a weight: what arrives then?
"""

import numpy as np


def forward(logits, labels):
    shifted = logits - logits.max(axis=1, keepdims=True)
    exponentials = np.exp(shifted)  # (N, C), the largest of each row is 1
    total = exponentials.sum(axis=1, keepdims=True)
    log_probabilities = shifted - np.log(total)
    loss = -log_probabilities[np.arange(len(labels)), labels].mean()
    return loss, exponentials / total


def backward(probabilities, labels, upstream=1.0):
    gradient = probabilities.copy()
    gradient[np.arange(len(labels)), labels] -= 1  # p - one-hot
    return gradient * (1.0 / len(labels))
