"""Believed: the mean divides by the number of entries of the gradient.
Tell: The loss is a mean of N numbers, one for each example. By how much do you divide?
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
    return gradient * (upstream / gradient.size)
