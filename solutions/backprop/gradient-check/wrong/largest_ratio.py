"""Believed: the relative error of two arrays is the largest relative error of an element.
Tell: The gradients are right. Your error looks at one element at a time; the question takes one norm over the whole array, so
an element near zero does not decide alone.
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
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        centre = point[index]
        point[index] = centre + h
        above = f(point)
        point[index] = centre - h
        below = f(point)
        point[index] = centre
        gradient[index] = (above - below) / (2 * h)
    return gradient


def relative_error(analytic, numeric):
    if np.shape(analytic) != np.shape(numeric):
        raise ValueError(f"the shapes differ: {np.shape(analytic)} and {np.shape(numeric)}")
    a, n = (np.asarray(array, dtype=np.float64) for array in (analytic, numeric))
    largest = np.maximum(np.abs(a), np.abs(n))
    return float(np.max(np.abs(a - n) / np.where(largest > 0, largest, 1)))
