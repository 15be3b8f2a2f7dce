"""Believed: the first gradient starts at a share of 1 − momentum.
Tell: All steps but the first are right. With velocities of zeros, what do the two lines of the question give?
"""

import numpy as np


def momentum_step(parameters, gradients, velocities, lr, momentum):
    if velocities is None:
        velocities = [(1 - momentum) * g for g in gradients]
    else:
        velocities = [momentum * v + g for v, g in zip(velocities, gradients)]
    return [w - lr * v for w, v in zip(parameters, velocities)], velocities


def minimise_quadratic(start, curvature, lr, momentum, steps):
    path, velocities = [start], None
    for _ in range(steps):
        w = path[-1]
        (w,), velocities = momentum_step([w], [curvature * w], velocities, lr, momentum)
        path.append(w)
    return np.stack(path)  # (steps + 1, D)
