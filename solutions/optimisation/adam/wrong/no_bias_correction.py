"""Believed: the moments can be used as they are.
Tell: m and v are right. Both start at 0: what share of the true mean do they hold after one step, and is it the same share for both?
"""

import numpy as np


def adam_step(parameter, gradient, state, lr, beta1, beta2, eps):
    m, v, t = state or (np.zeros_like(parameter), np.zeros_like(parameter), 0)
    t += 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat, v_hat = m, v
    return parameter - lr * m_hat / (np.sqrt(v_hat) + eps), (m, v, t)
