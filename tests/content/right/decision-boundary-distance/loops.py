"""Loops over the rows with math.hypot."""

import math

import numpy as np


def _length(w):
    length = math.hypot(*w.tolist())
    if length == 0:
        raise ValueError("The weights are all zero.")
    return length


def signed_distance(x, w, b):
    length = _length(w)
    return np.array([(float(np.dot(row, w)) + b) / length for row in x], dtype=x.dtype)


def nearest_on_boundary(x, w, b):
    length, out = _length(w), np.empty_like(x)
    for i, row in enumerate(x):
        z = float(np.dot(row, w)) + b
        for j in range(len(w)):
            out[i, j] = row[j] - z * w[j] / length**2
    return out


def origin_distance(w, b):
    return math.fabs(b) / _length(w)


def bias_through(w, point):
    return float(-sum(v * u for v, u in zip(w, point)))
