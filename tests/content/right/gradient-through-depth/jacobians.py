"""With a Jacobian for each step, and the singular values by SVD."""

import numpy as np


def gradient_norms(states, Wh, upstream):
    gradients = [upstream]
    for t in range(len(states) - 1, 0, -1):
        jacobian = (1 - states[t] * states[t])[:, :, None] * Wh[None]  # (N, new, old)
        gradients.append(np.einsum("njk,nj->nk", jacobian, gradients[-1]))
    return np.array([np.sqrt(np.sum(g * g)) for g in reversed(gradients)], dtype=states.dtype)


def step_bound(states, Wh):
    stretch = np.linalg.svd(Wh, compute_uv=False)[0]
    return np.array([stretch * (1 - state**2).max() for state in states[1:]], dtype=states.dtype)
