"""Believed: what decides is the largest eigenvalue of Wh.
Tell: Symmetric matrices are right. The largest eigenvalue says what happens in the long run; by how much may a single step stretch a vector?
"""

import numpy as np


def gradient_norms(states, Wh, upstream):
    norms = np.empty(len(states), dtype=states.dtype)
    gradient = upstream
    for t in reversed(range(len(states))):
        norms[t] = np.linalg.norm(gradient)
        gradient = (gradient * (1 - states[t] ** 2)) @ Wh  # through the tanh of step t to the state before
    return norms


def step_bound(states, Wh):
    slopes = 1 - states[1:] ** 2  # (T - 1, N, H)
    return np.abs(np.linalg.eigvals(Wh)).max().astype(Wh.dtype) * slopes.max(axis=(1, 2))
