"""Believed: the batch axis is the only one to average over.
Tell: Tables are right, images are not. A convolution treats all positions of a channel alike, and so does its normalisation: over which axes of (N, C, H, W) does one mean run?
"""

import numpy as np


def batch_norm_train(x, gamma, beta, running_mean, running_var, momentum, eps):
    m = x.size // x.shape[1]  # values per channel
    if m < 2:
        raise ValueError("training needs more than one value per channel")
    axes = (0, *range(2, x.ndim))  # all but the channel
    mean, var = x.mean(axis=axes), x.var(axis=axes)
    shape = (1, -1) + (1,) * (x.ndim - 2)
    scaled = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps)
    y = scaled * gamma.reshape(shape) + beta.reshape(shape)
    new_mean = (1 - momentum) * running_mean + momentum * mean
    new_var = (1 - momentum) * running_var + momentum * var * m / (m - 1)  # unbiased
    return y, new_mean, new_var


def batch_norm_eval(x, gamma, beta, running_mean, running_var, eps):
    shape = (1, -1) + (1,) * (x.ndim - 2)  # (C,) to (1, C) or (1, C, 1, 1)
    scale = gamma / np.sqrt(running_var + eps)
    return (x - running_mean.reshape(shape)) * scale.reshape(shape) + beta.reshape(shape)
