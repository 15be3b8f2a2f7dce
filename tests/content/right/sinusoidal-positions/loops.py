"""Entry by entry with math; the matrix is put together from blocks."""

import math

import numpy as np


def sinusoidal_positions(length, d, start=0, dtype="float32"):
    out = np.zeros((length, d), dtype=np.float64)
    for row in range(length):
        for column in range(d):
            pair = column - column % 2
            angle = (start + row) / 10000 ** (pair / d)
            out[row, column] = (math.sin, math.cos)[column % 2](angle)
    return out.astype(np.dtype(dtype))


def add_positions(x, start=0):
    encoding = sinusoidal_positions(x.shape[-2], x.shape[-1], start, "float64")
    return (x.astype(np.float64) + encoding).astype(x.dtype)


def shift_matrix(offset, d):
    if d % 2 == 1:
        raise ValueError("d must be even")
    matrix = np.zeros((d, d))
    for i in range(d // 2):
        angle = offset * math.exp(-2 * i / d * math.log(10000))
        block = [[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]]
        matrix[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = block
    return matrix
