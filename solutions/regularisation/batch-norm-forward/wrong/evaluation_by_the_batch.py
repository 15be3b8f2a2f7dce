"""Believed: normalising always uses the batch at hand.
Tell: Training is right. In evaluation, an example gets another output in other company, and a batch of one is normalised to nothing: whose mean and variance should it use?
"""

import numpy as np


def batch_norm_train(x, gamma, beta, running_mean, running_var, momentum, eps):
    m = x.size // x.shape[1]  # values per channel
    if m < 2:
        raise ValueError("training needs more than one value per channel")
    axes = (0, *range(2, x.ndim))  # all but the channel
    mean, var = x.mean(axis=axes), x.var(axis=axes)  # (C,), biased
    y = _normalise(x, gamma, beta, mean, var, eps)
    new_mean = (1 - momentum) * running_mean + momentum * mean
    new_var = (1 - momentum) * running_var + momentum * var * m / (m - 1)  # unbiased
    return y, new_mean, new_var


def batch_norm_eval(x, gamma, beta, running_mean, running_var, eps):
    axes = (0, *range(2, x.ndim))
    return _normalise(x, gamma, beta, x.mean(axis=axes), x.var(axis=axes), eps)


def _normalise(x, gamma, beta, running_mean, running_var, eps):
    shape = (1, -1) + (1,) * (x.ndim - 2)  # (C,) to (1, C) or (1, C, 1, 1)
    scale = gamma / np.sqrt(running_var + eps)
    return (x - running_mean.reshape(shape)) * scale.reshape(shape) + beta.reshape(shape)
