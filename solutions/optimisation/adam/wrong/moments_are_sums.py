"""Believed: the new gradient enters the moments whole.
Tell: Your moments grow as momentum does in SGD. Adam keeps means: what is the weight of the new gradient, if the old mean weighs β?
"""

import numpy as np


def adam_step(parameter, gradient, state, lr, beta1, beta2, eps):
    m, v, t = state or (np.zeros_like(parameter), np.zeros_like(parameter), 0)
    t += 1
    m = beta1 * m + gradient
    v = beta2 * v + gradient**2
    m_hat = m / (1 - beta1**t)  # both start at 0 and are too small at first
    v_hat = v / (1 - beta2**t)
    return parameter - lr * m_hat / (np.sqrt(v_hat) + eps), (m, v, t)
