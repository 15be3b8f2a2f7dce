"""Believed: the length of w is the sum of its absolute values.
Tell: Right with a single weight only. Is the distance Euclidean if its unit is not?
"""

import numpy as np


def _norm(w):
    if not w.any():
        raise ValueError("all weights are 0: there is no boundary")
    return np.abs(w).sum()


def signed_distance(x, w, b):
    return (x @ w + b) / _norm(w)  # (B, D) @ (D,) -> (B,)


def nearest_on_boundary(x, w, b):
    normal = w / _norm(w)  # unit vector across the boundary
    return x - signed_distance(x, w, b)[:, None] * normal  # (B, 1) * (D,)


def origin_distance(w, b):
    return abs(b) / _norm(w)


def bias_through(w, point):
    return -(w @ point)
