"""Believed: the moments may be updated where they are.
Tell: All values are right, but the arrays in the state the caller holds have changed. Which statement changes an array without making another?
"""

import numpy as np


def adam_step(parameter, gradient, state, lr, beta1, beta2, eps):
    m, v, t = state or (np.zeros_like(parameter), np.zeros_like(parameter), 0)
    t += 1
    m *= beta1
    m += (1 - beta1) * gradient
    v *= beta2
    v += (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**t)  # both start at 0 and are too small at first
    v_hat = v / (1 - beta2**t)
    return parameter - lr * m_hat / (np.sqrt(v_hat) + eps), (m, v, t)
