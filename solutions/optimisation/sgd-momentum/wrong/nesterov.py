"""Believed: momentum looks ahead.
Tell: That is Nesterov's variant: the velocity is right, but the step adds the gradient once more. Which of the two is asked for?
"""

import numpy as np


def momentum_step(parameters, gradients, velocities, lr, momentum):
    if velocities is None:
        velocities = [np.zeros_like(w) for w in parameters]
    velocities = [momentum * v + g for v, g in zip(velocities, gradients)]
    return [w - lr * (g + momentum * v) for w, g, v in zip(parameters, gradients, velocities)], velocities


def minimise_quadratic(start, curvature, lr, momentum, steps):
    path, velocities = [start], None
    for _ in range(steps):
        w = path[-1]
        (w,), velocities = momentum_step([w], [curvature * w], velocities, lr, momentum)
        path.append(w)
    return np.stack(path)  # (steps + 1, D)
