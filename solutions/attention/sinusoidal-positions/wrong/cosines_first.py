"""Believed: even columns are cosines.
Tell: Position 0 tells: its first number should be sin 0.
"""

import numpy as np


def angles_of(positions, d):
    return np.multiply.outer(positions, 10000.0 ** (-np.arange(0, d, 2) / d))  # (..., ceil(d / 2)), float64


def sinusoidal_positions(length, d, start=0, dtype="float32"):
    angles = angles_of(np.arange(start, start + length), d)
    out = np.empty((length, d))
    out[:, 0::2] = np.cos(angles)
    out[:, 1::2] = np.sin(angles[:, : d // 2])  # an odd d has one cosine less
    return out.astype(dtype)


def add_positions(x, start=0):
    length, d = x.shape[-2:]
    return x + sinusoidal_positions(length, d, start, x.dtype)


def shift_matrix(offset, d):
    if d % 2:
        raise ValueError(f"d must be even: with d = {d} the last sine has no cosine.")
    angles, even = angles_of(offset, d), np.arange(0, d, 2)
    matrix = np.zeros((d, d))
    matrix[even, even] = matrix[even + 1, even + 1] = np.cos(angles)
    matrix[even, even + 1] = np.sin(angles)
    matrix[even + 1, even] = -np.sin(angles)
    return matrix
