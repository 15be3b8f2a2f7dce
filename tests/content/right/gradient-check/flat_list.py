"""A flat Python list that is changed one element at a time; hypot for the norms."""

import math

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
    flat = [float(value) for value in np.ravel(x)]

    def f(values):
        return float(FUNCTIONS[name](np.array(values).reshape(np.shape(x))))

    slopes = []
    for i, value in enumerate(flat):
        above = f([*flat[:i], value + h, *flat[i + 1 :]])
        below = f([*flat[:i], value - h, *flat[i + 1 :]])
        slopes.append((above - below) / h / 2)
    return np.array(slopes).reshape(np.shape(x))


def relative_error(analytic, numeric):
    if analytic.shape != numeric.shape:
        raise ValueError(f"cannot compare shape {analytic.shape} with {numeric.shape}")
    a, n = (array.astype(np.float64).ravel().tolist() for array in (analytic, numeric))
    larger = max(math.hypot(*a), math.hypot(*n))
    return math.dist(a, n) / larger if larger else 0.0
