"""Believed: a uniform distribution reaches as far as its standard deviation.
Tell: Your Xavier weights have a third of the variance. What is the variance of a uniform distribution on [−a, a]?
"""

import math

import numpy as np


def fans(shape):
    if len(shape) < 2:
        raise ValueError(f"no fans for shape {shape}: a weight has at least the axes (out, in)")
    units, inputs, *kernel = shape
    field = math.prod(kernel)  # 1 for a dense layer
    return inputs * field, units * field


def xavier_uniform(shape, seed):
    a = math.sqrt(2 / sum(fans(shape)))  # the variance on [−a, a] is a²/3
    return np.random.default_rng(seed).uniform(-a, a, size=shape)


def he_normal(shape, seed):
    fan_in, _ = fans(shape)
    return np.random.default_rng(seed).normal(0, math.sqrt(2 / fan_in), size=shape)


def rms_through_layers(x, weights):
    scales = []
    for W in weights:
        x = np.maximum(x @ W.T, 0)  # (B, in) @ (in, out) -> (B, out)
        scales.append(float(np.sqrt(np.mean(x**2))))
    return scales
