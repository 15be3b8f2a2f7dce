"""All shifted points at once, one direction per row of an identity matrix; sums of squares by dot products."""

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
    wide = np.asarray(x).astype(np.float64)
    steps = h * np.eye(wide.size)
    above = [f((wide.reshape(-1) + step).reshape(wide.shape)) for step in steps]
    below = [f((wide.reshape(-1) - step).reshape(wide.shape)) for step in steps]
    return ((np.array(above) - np.array(below)) / (2 * h)).reshape(wide.shape)


def relative_error(analytic, numeric):
    a, n = np.array(analytic, dtype=np.float64), np.array(numeric, dtype=np.float64)
    if a.shape != n.shape:
        raise ValueError(f"shapes {a.shape} and {n.shape}")
    top, left, right = (np.sqrt(np.vdot(v, v)) for v in (a - n, a, n))
    if left == 0 and right == 0:
        return 0.0
    return float(top / max(left, right))
