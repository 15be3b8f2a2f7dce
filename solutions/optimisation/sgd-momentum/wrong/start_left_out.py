"""Believed: the path holds the positions after each step.
Tell: Your path is one row short: which position comes first?
"""

import numpy as np


def momentum_step(parameters, gradients, velocities, lr, momentum):
    if velocities is None:
        velocities = [np.zeros_like(w) for w in parameters]
    velocities = [momentum * v + g for v, g in zip(velocities, gradients)]
    return [w - lr * v for w, v in zip(parameters, velocities)], velocities


def minimise_quadratic(start, curvature, lr, momentum, steps):
    path, velocities = [start], None
    for _ in range(steps):
        w = path[-1]
        (w,), velocities = momentum_step([w], [curvature * w], velocities, lr, momentum)
        path.append(w)
    return np.array(path[1:], start.dtype).reshape(-1, start.size)
