"""Believed: eps can be added to √v and corrected along with it.
Tell: Some libraries do it like that, with another eps. Here the correction comes first: what is eps added to?
"""

import numpy as np


def adam_step(parameter, gradient, state, lr, beta1, beta2, eps):
    m, v, t = state or (np.zeros_like(parameter), np.zeros_like(parameter), 0)
    t += 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**t)  # both start at 0 and are too small at first
    return parameter - lr * m_hat * np.sqrt(1 - beta2**t) / (np.sqrt(v) + eps), (m, v, t)
