"""Believed: the velocity is a mean of gradients, so the new one weighs 1 − momentum.
Tell: Your steps have the right direction and are too small by the factor 1 − momentum. Sum or mean: what stands before g in the question?
"""

import numpy as np


def momentum_step(parameters, gradients, velocities, lr, momentum):
    if velocities is None:
        velocities = [np.zeros_like(w) for w in parameters]
    velocities = [momentum * v + (1 - momentum) * g for v, g in zip(velocities, gradients)]
    return [w - lr * v for w, v in zip(parameters, velocities)], velocities


def minimise_quadratic(start, curvature, lr, momentum, steps):
    path, velocities = [start], None
    for _ in range(steps):
        w = path[-1]
        (w,), velocities = momentum_step([w], [curvature * w], velocities, lr, momentum)
        path.append(w)
    return np.stack(path)  # (steps + 1, D)
