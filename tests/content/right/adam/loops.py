"""One entry at a time, in Python floats."""

import numpy as np


def adam_step(parameter, gradient, state, lr, beta1, beta2, eps):
    w = np.array(parameter)
    if state is None:
        m, v, t = np.zeros_like(w), np.zeros_like(w), 0
    else:
        m, v, t = np.array(state[0]), np.array(state[1]), int(state[2])
    t += 1
    for index in np.ndindex(w.shape):
        g = float(gradient[index])
        first = beta1 * float(m[index]) + (1 - beta1) * g
        second = beta2 * float(v[index]) + (1 - beta2) * g * g
        m[index], v[index] = first, second
        w[index] -= lr * (first / (1 - beta1**t)) / ((second / (1 - beta2**t)) ** 0.5 + eps)
    return w, (m, v, t)
