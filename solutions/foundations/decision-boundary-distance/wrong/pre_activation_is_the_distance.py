"""Believed: w · x + b is the distance.
Tell: Your values grow when w and b are doubled, and that moves no boundary. In what unit is z measured?
"""

import numpy as np


def _norm(w):
    if not w.any():
        raise ValueError("all weights are 0: there is no boundary")
    return np.sqrt(w @ w)


def signed_distance(x, w, b):
    return (x @ w + b) / (_norm(w) * 0 + 1)  # (B, D) @ (D,) -> (B,)


def nearest_on_boundary(x, w, b):
    return x - signed_distance(x, w, b)[:, None] * w


def origin_distance(w, b):
    return abs(b) / (_norm(w) * 0 + 1)


def bias_through(w, point):
    return -(w @ point)
