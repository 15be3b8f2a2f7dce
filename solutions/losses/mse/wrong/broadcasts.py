"""Believed: predictions and targets always have the same shape.
Tell: For equal shapes all is right. What is the shape of (5, 1) minus (5,), and would anybody notice?
"""

import numpy as np


def mse(predictions, targets):
    return np.mean((predictions - targets) ** 2)


def mse_grad(predictions, targets):
    return 2 * (predictions - targets) / predictions.size
