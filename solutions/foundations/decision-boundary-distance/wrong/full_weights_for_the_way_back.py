"""Believed: the way back to the boundary is the distance times w.
Tell: The distances are right; your nearest points are not on the boundary. How long is w, and how long should the way be?
"""

import numpy as np


def _norm(w):
    if not w.any():
        raise ValueError("all weights are 0: there is no boundary")
    return np.sqrt(w @ w)


def signed_distance(x, w, b):
    return (x @ w + b) / _norm(w)  # (B, D) @ (D,) -> (B,)


def nearest_on_boundary(x, w, b):
    normal = w  # unit vector across the boundary
    return x - signed_distance(x, w, b)[:, None] * normal  # (B, 1) * (D,)


def origin_distance(w, b):
    return abs(b) / _norm(w)


def bias_through(w, point):
    return -(w @ point)
