"""Python's own random module, one number at a time; loops for the probe."""

import math
import random

import numpy as np


def fans(shape):
    if len(shape) <= 1:
        raise ValueError("too few axes")
    fan_in, fan_out = shape[1], shape[0]
    for size in shape[2:]:
        fan_in *= size
        fan_out *= size
    return fan_in, fan_out


def xavier_uniform(shape, seed):
    source, (fan_in, fan_out) = random.Random(seed), fans(shape)
    a = math.sqrt(6) / math.sqrt(fan_in + fan_out)
    return np.array([source.uniform(-a, a) for _ in range(math.prod(shape))]).reshape(shape)


def he_normal(shape, seed):
    source, deviation = random.Random(seed), math.sqrt(2 / fans(shape)[0])
    return np.array([source.gauss(0, deviation) for _ in range(math.prod(shape))]).reshape(shape)


def rms_through_layers(x, weights):
    out = []
    for W in weights:
        x = np.array([[max(0.0, float(np.dot(unit, row))) for unit in W] for row in x])
        out.append(math.sqrt(sum(v * v for v in x.ravel()) / x.size))
    return out
