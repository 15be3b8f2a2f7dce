import numpy as np


def quadratic(x: np.ndarray) -> np.floating:
    """Σ 2x² − 3x + 1 over all elements."""
    return np.sum(2 * x * x - 3 * x + 1)


def cubic(x: np.ndarray) -> np.floating:
    """Σ x³ over all elements."""
    return np.sum(x * x * x)


def log_sum_exp(x: np.ndarray) -> np.floating:
    """log Σ e^x over all elements."""
    return np.logaddexp.reduce(x.ravel())


def sine_of_product(x: np.ndarray) -> np.floating:
    """The sine of the product of all elements."""
    return np.sin(np.prod(x))


FUNCTIONS = {
    "quadratic": quadratic,
    "cubic": cubic,
    "log_sum_exp": log_sum_exp,
    "sine_of_product": sine_of_product,
}


def numerical_gradient(name: str, x: np.ndarray, h: float = 1e-5) -> np.ndarray:
    """Gradient of FUNCTIONS[name] at x by central differences, in float64.

    x: any shape; float64, float32 or int64, left as it is. Returns float64 of the shape of x.
    """
    raise NotImplementedError


def relative_error(analytic: np.ndarray, numeric: np.ndarray) -> float:
    """‖analytic − numeric‖ / max(‖analytic‖, ‖numeric‖), 0.0 if both are zero.

    Both: the same shape, any; float64 or float32. Raises ValueError if the shapes differ.
    """
    raise NotImplementedError
