"""Copies, then in-place arithmetic, index by index."""

import numpy as np


def momentum_step(parameters, gradients, velocities, lr, momentum):
    new_parameters, new_velocities = [], []
    for i in range(len(parameters)):
        v = np.zeros(parameters[i].shape, parameters[i].dtype) if velocities is None else velocities[i].copy()
        v *= momentum
        v += gradients[i]
        w = parameters[i].copy()
        w -= lr * v
        new_parameters.append(w)
        new_velocities.append(v)
    return new_parameters, new_velocities


def minimise_quadratic(start, curvature, lr, momentum, steps):
    path = np.empty((steps + 1, start.size), start.dtype)
    path[0] = start
    v = np.zeros_like(start)
    for t in range(steps):
        v = momentum * v + curvature * path[t]
        path[t + 1] = path[t] - lr * v
    return path
