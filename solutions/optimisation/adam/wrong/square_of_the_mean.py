"""Believed: the second moment is the square of the first.
Tell: You average the square of m, in which noise has cancelled already, so √v̂ no longer tells how noisy the gradients are. What is squared first, and then averaged?
"""

import numpy as np


def adam_step(parameter, gradient, state, lr, beta1, beta2, eps):
    m, v, t = state or (np.zeros_like(parameter), np.zeros_like(parameter), 0)
    t += 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * m**2
    m_hat = m / (1 - beta1**t)  # both start at 0 and are too small at first
    v_hat = v / (1 - beta2**t)
    return parameter - lr * m_hat / (np.sqrt(v_hat) + eps), (m, v, t)
