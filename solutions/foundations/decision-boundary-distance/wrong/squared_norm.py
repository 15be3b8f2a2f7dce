"""Believed: the length of w is w · w.
Tell: Right only for weights of length 1. What is the length of [3, 4]?
"""


def _norm(w):
    if not w.any():
        raise ValueError("all weights are 0: there is no boundary")
    return w @ w


def signed_distance(x, w, b):
    return (x @ w + b) / _norm(w)  # (B, D) @ (D,) -> (B,)


def nearest_on_boundary(x, w, b):
    normal = w / _norm(w)  # unit vector across the boundary
    return x - signed_distance(x, w, b)[:, None] * normal  # (B, 1) * (D,)


def origin_distance(w, b):
    return abs(b) / _norm(w)


def bias_through(w, point):
    return -(w @ point)
