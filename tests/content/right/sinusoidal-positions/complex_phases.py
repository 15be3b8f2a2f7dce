"""One complex number e^(i p ω) for each pair, stacked and flattened; the matrix by np.kron with unit vectors."""

import numpy as np


def phases(positions, d):
    frequencies = np.exp(-np.log(1e4) * (np.arange((d + 1) // 2) * 2.0 / d))
    return np.exp(1j * np.asarray(positions, dtype=np.float64)[..., None] * frequencies)


def sinusoidal_positions(length, d, start=0, dtype="float32"):
    turned = phases(start + np.arange(length), d)
    both = np.stack([turned.imag, turned.real], axis=-1).reshape(length, -1)
    return both[:, :d].astype(dtype)


def add_positions(x, start=0):
    return np.add(x, sinusoidal_positions(*x.shape[-2:], start=start, dtype=x.dtype.name))


def shift_matrix(offset, d):
    if d & 1:
        raise ValueError(f"no matrix for an odd width of {d}")
    turned = phases(offset, d)
    swap = np.array([[0.0, 1.0], [-1.0, 0.0]])
    return np.kron(np.diag(turned.real), np.eye(2)) + np.kron(np.diag(turned.imag), swap)
