"""Believed: one step of the whole array gives all partial derivatives.
Tell: With a single element it is right. With more, all of them move at once, and f's answer is the sum of their effects: which
element did it?
"""

import numpy as np


def quadratic(x):
    return np.sum(2 * x * x - 3 * x + 1)


def cubic(x):
    return np.sum(x * x * x)


def log_sum_exp(x):
    return np.logaddexp.reduce(x.ravel())


def sine_of_product(x):
    return np.sin(np.prod(x))


FUNCTIONS = {
    "quadratic": quadratic,
    "cubic": cubic,
    "log_sum_exp": log_sum_exp,
    "sine_of_product": sine_of_product,
}


def numerical_gradient(name, x, h=1e-5):
    f = FUNCTIONS[name]
    point = np.array(x, dtype=np.float64)
    return np.full(point.shape, (f(point + h) - f(point - h)) / (2 * h))


def relative_error(analytic, numeric):
    if np.shape(analytic) != np.shape(numeric):
        raise ValueError(f"the shapes differ: {np.shape(analytic)} and {np.shape(numeric)}")
    a, n = (np.asarray(array, dtype=np.float64).ravel() for array in (analytic, numeric))
    largest = max(np.linalg.norm(a), np.linalg.norm(n))
    return float(np.linalg.norm(a - n) / largest) if largest > 0 else 0.0
