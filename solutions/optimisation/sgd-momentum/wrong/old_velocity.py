"""Believed: the parameter moves with the velocity it had.
Tell: Your first step goes nowhere. Which of the two lines comes first, and which velocity does the second one use?
"""

import numpy as np


def momentum_step(parameters, gradients, velocities, lr, momentum):
    if velocities is None:
        velocities = [np.zeros_like(w) for w in parameters]
    moved = [w - lr * v for w, v in zip(parameters, velocities)]
    return moved, [momentum * v + g for v, g in zip(velocities, gradients)]


def minimise_quadratic(start, curvature, lr, momentum, steps):
    path, velocities = [start], None
    for _ in range(steps):
        w = path[-1]
        (w,), velocities = momentum_step([w], [curvature * w], velocities, lr, momentum)
        path.append(w)
    return np.stack(path)  # (steps + 1, D)
