"""The order of operations of torch: the corrections go into the step size and the denominator; in place on copies."""

import math

import numpy as np


def adam_step(parameter, gradient, state, lr, beta1, beta2, eps):
    if state is None:
        m, v, t = np.zeros_like(parameter), np.zeros_like(parameter), 0
    else:
        m, v, t = state
    m = m + (gradient - m) * (1 - beta1)
    v = v * beta2 + gradient * gradient * (1 - beta2)
    t = t + 1
    step_size = lr / (1 - beta1**t)
    denominator = np.sqrt(v) / math.sqrt(1 - beta2**t) + eps
    return parameter - step_size * (m / denominator), (m, v, t)
