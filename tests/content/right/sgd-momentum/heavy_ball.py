"""The quadratic by Polyak's two-term recurrence; first step without velocities."""

import numpy as np


def momentum_step(parameters, gradients, velocities, lr, momentum):
    if velocities is None:
        new = [np.array(g) for g in gradients]
    else:
        new = [g + momentum * v for g, v in zip(gradients, velocities)]
    return [w + -lr * v for w, v in zip(parameters, new)], new


def minimise_quadratic(start, curvature, lr, momentum, steps):
    path = [start, *([start * (1 - lr * curvature)] if steps else [])]
    while len(path) <= steps:
        path.append((1 + momentum - lr * curvature) * path[-1] - momentum * path[-2])
    return np.array(path[: steps + 1])
