"""Believed: a velocity may be updated where it is.
Tell: All values are right, but the velocities the caller holds have changed, too. Which statement changes an array without making another?
"""

import numpy as np


def momentum_step(parameters, gradients, velocities, lr, momentum):
    if velocities is None:
        velocities = [np.zeros_like(w) for w in parameters]
    for v, g in zip(velocities, gradients):
        v *= momentum
        v += g
    return [w - lr * v for w, v in zip(parameters, velocities)], velocities


def minimise_quadratic(start, curvature, lr, momentum, steps):
    path, velocities = [start], None
    for _ in range(steps):
        w = path[-1]
        (w,), velocities = momentum_step([w], [curvature * w], velocities, lr, momentum)
        path.append(w)
    return np.stack(path)  # (steps + 1, D)
